import { startIdentity } from '../src/identity/start-identity.ts';
import { startWebsite } from '../src/website/start-website.ts';
import { place } from './parts/place.ts';
import { send } from './parts/send.ts';
import { account, withWebsite } from './parts/with-website.ts';

const problem = (status: number, title: string) => ({
  status,
  body: { type: 'urn:x', title, status, detail: 'Do this instead.' },
});

test('signing in at the identity page ends signed in, by a cookie that scripts cannot read', () =>
  withWebsite({}, async ({ url, calls }) => {
    const begun = await send(`${url}/sign-in`);
    const signInPage = begun.headers.get('location') ?? '';
    const state = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const form = { ...Object.fromEntries(new URL(signInPage).searchParams), username: 'grace' };
    const chosen = await send(new URL(signInPage).origin + new URL(signInPage).pathname, { form });
    const back = chosen.headers.get('location') ?? '';
    expect(back).toContain(`${url}/signed-in?`);

    const signedIn = await send(back, { headers: { cookie: state } });
    expect(signedIn.status).toBe(303);
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const home = await send(`${url}/`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(home.text).toContain('Your plan: Free');
    const [, claims = ''] = (calls[0]?.authorization ?? '').split('.');
    expect(Buffer.from(claims, 'base64url').toString()).toContain('demo|grace');
  }));

test('refuses a sign-in that another browser began, even with a code that is good', () =>
  withWebsite({}, async ({ url }) => {
    const signInPage = new URL((await send(`${url}/sign-in`)).headers.get('location') ?? '');
    const form = { ...Object.fromEntries(signInPage.searchParams), username: 'grace' };
    const chosen = await send(signInPage.origin + signInPage.pathname, { form });
    const answer = await send(chosen.headers.get('location') ?? '');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('did not begin in this browser');
    expect(answer.headers.get('set-cookie')).toBeNull();
  }));

test('without signing in the plans show, and no button to buy', () =>
  withWebsite({}, async ({ url, calls }) => {
    const home = await send(`${url}/`);
    expect(home.text).toContain('$19 a month');
    expect(home.text).not.toContain('Upgrade to');
    expect(
      (await send(`${url}/checkout`, { form: { plan: 'pro', interval: 'month' } })).headers.get('location'),
    ).toBe('/sign-in');
    expect(calls).toEqual([]);
  }));

test('upgrade asks for the plan, interval and seats of the form, and goes where the gateway says', () =>
  withWebsite(
    { '/v1/checkout': { body: { url: 'http://127.0.0.1:9/c/pay/cs_1', kind: 'checkout' } } },
    async (visit) => {
      const { url, calls, token } = visit;
      const answer = await visit.post('/checkout', { plan: 'team', interval: 'year', seats: '7' });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('http://127.0.0.1:9/c/pay/cs_1');
      expect(calls).toEqual([
        {
          path: '/v1/checkout',
          authorization: `Bearer ${token}`,
          body: {
            plan: 'team',
            interval: 'year',
            seats: 7,
            success_url: `${url}/return?session_id={CHECKOUT_SESSION_ID}`,
            cancel_url: `${url}/?left=yes`,
          },
        },
      ]);
    },
  ));

test('manage billing and the payment button open the portal, at the right step', () =>
  withWebsite({ '/v1/portal': { body: { url: 'http://127.0.0.1:9/p/session/x' } } }, async (visit) => {
    expect((await visit.post('/portal')).headers.get('location')).toBe('http://127.0.0.1:9/p/session/x');
    await visit.post('/portal', { flow: 'payment_method' });
    const return_url = `${visit.url}/return`;
    expect(visit.calls.map(({ body }) => body)).toEqual([
      { return_url },
      { return_url, flow: 'payment_method' },
    ]);
  }));

test('the return page waits for the account to be settled', () =>
  withWebsite(
    { '/v1/account': { body: { ...account, plan: 'pro', status: 'active' } } },
    async ({ get, calls }) => {
      expect((await get('/return?session_id=cs_1')).text).toContain('Your plan: Pro');
      expect(calls.map(({ path }) => path)).toEqual(['/v1/account?wait=20']);
    },
  ));

test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
  ['a payment on its way', { state: 'pending_payment' }, /Your payment is on its way/],
  ['a plan that is being settled', { state: 'syncing' }, /brought up to date[^]*Look again/],
  ['an incident', { state: 'needs_attention' }, /needs a person’s attention/],
  [
    'a scheduled end',
    { status: 'active', cancel_at: '2026-12-22T00:00:00Z' },
    /works until 22 December 2026/,
  ],
  [
    'a renewal',
    { status: 'active', current_period_end: '2026-12-22T00:00:00Z' },
    /Renews on 22 December 2026/,
  ],
  ['a trial', { status: 'trialing', trial_end: '2026-12-22T00:00:00Z' }, /Free until 22 December 2026/],
  ['a failed payment', { status: 'past_due' }, /last payment failed[^]*Update payment method/],
  ['a pause', { status: 'paused' }, /is paused/],
  ['seats', { plan: 'team', status: 'active', seats: 7 }, /Your plan: Team[^]*7 seats[^]*Change seats/],
  ['a plan it does not know', { plan: 'enterprise' }, /Your plan: enterprise/],
])('says in words: %s', (_what, change, words) =>
  withWebsite({ '/v1/account': { body: { ...account, ...change } } }, async ({ get }) => {
    expect((await get('/')).text).toMatch(words);
  }),
);

test('offers what is higher as an upgrade, what is lower as a switch, and not the own plan', () =>
  withWebsite({ '/v1/account': { body: { ...account, plan: 'team' } } }, async ({ get }) => {
    const { text } = await get('/');
    expect(text).toContain('Upgrade to Business');
    expect(text).toContain('Switch to Pro');
    expect(text).not.toMatch(/(Upgrade|Switch) to (Team|Free)/);
  }));

test('tells who left Checkout that nothing was bought', () =>
  withWebsite({}, async ({ get }) => {
    expect((await get('/?left=yes')).text).toContain('Nothing was bought');
  }));

test('a refusal of the gateway shows in its words, above the plan that still holds', () =>
  withWebsite({ '/v1/checkout': problem(409, 'The account already has this plan') }, async ({ post }) => {
    const answer = await post('/checkout', { plan: 'pro', interval: 'month' });
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(
      /role="alert">\s*The account already has this plan. Do this instead.[^]*Your plan: Free/,
    );
  }));

test('a refusal that passes is passed on with its time', () =>
  withWebsite(
    { '/v1/portal': { ...problem(503, 'Billing is away'), headers: { 'retry-after': '2' } } },
    async ({ post }) => {
      const answer = await post('/portal');
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
    },
  ));

test('a token that is refused signs the visitor out', () =>
  withWebsite({ '/v1/account': problem(401, 'A valid access token is required') }, async ({ get }) => {
    const answer = await get('/');
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('You were signed out');
    expect(answer.headers.get('set-cookie')).toContain('planbridge_session=; Max-Age=0');
  }));

test.each([
  ['HTML', { status: 502, body: '<h1>Bad gateway</h1>' }],
  ['JSON that is no account', { body: { ...account, plan: 7 } }],
])('a gateway that answers %s is said to be away', (_what, answer) =>
  withWebsite({ '/v1/account': answer }, async ({ get }) => {
    const { status, text } = await get('/');
    expect(status).toBe(503);
    expect(text).toMatch(/Billing cannot be reached/);
  }),
);

test('a gateway that is down is said to be away, and the plans still show', async () => {
  const identity = await startIdentity(place(), { audience: 'planbridge' });
  const website = await startWebsite(place(), {
    gatewayUrl: 'http://127.0.0.1:9',
    identityUrl: identity.url,
  });
  const answer = await send(`${website.url}/`, { headers: { cookie: 'planbridge_session=x' } });
  expect(answer.status).toBe(503);
  expect(answer.text).toMatch(/Billing cannot be reached[^]*Everything in Pro/);
  await website.close();
  await identity.close();
});

test('a form that nobody’s page sent is refused in words', () =>
  withWebsite({}, async ({ post, calls }) => {
    const answer = await post('/checkout', { plan: 'pro', interval: 'week' });
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/interval/);
    expect(calls).toEqual([]);
  }));

test('signing out forgets the token', () =>
  withWebsite({}, async ({ post }) => {
    const answer = await post('/sign-out');
    expect(answer.headers.get('set-cookie')).toContain('planbridge_session=; Max-Age=0');
  }));
