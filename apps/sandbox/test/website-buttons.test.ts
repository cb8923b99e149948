import { z } from 'zod';
import { send } from './parts/send.ts';
import { withWebsite } from './parts/with-website.ts';

const tokenOf = (url: string, headers: Readonly<Record<string, string>>) => send(`${url}/token`, { headers });

test('gives a script of the own page the token, and lets nobody keep it', () =>
  withWebsite({}, async ({ url, token }) => {
    const cookie = `planbridge_session=${token}`;
    const { status, headers, json } = await tokenOf(url, { cookie, 'sec-fetch-site': 'same-origin' });
    expect([status, json]).toEqual([200, { access_token: token }]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }));

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }],
  ['a browser that does not say', {}],
])('keeps the token from %s, though the cookie came with the request', (_who, headers) =>
  withWebsite({}, async ({ url, token }) => {
    const answer = await tokenOf(url, { cookie: `planbridge_session=${token}`, ...headers });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain(token);
  }),
);

test('says by 401 that nobody is signed in', () =>
  withWebsite({}, async ({ url }) => {
    expect((await tokenOf(url, { 'sec-fetch-site': 'same-origin' })).status).toBe(401);
  }));

test('the first page leads to the buttons, whose page loads the script of this gateway and may be kept for the way back', () =>
  withWebsite({}, async ({ get }) => {
    expect((await get('/')).text).toContain('href="/buttons"');
    const { text, headers } = await get('/buttons');
    expect(text).toMatch(/<script src="http:\/\/127\.0\.0\.1:\d+\/buttons\.js"><\/script>/);
    expect(text).toContain('<planbridge-plan >');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect((await get('/buttons?back=yes')).text).toContain('<planbridge-plan wait="20">');
  }));

test('the stand-in answers as each account that the page of states shows, and refuses every other token', () =>
  withWebsite({}, async ({ url, get }) => {
    const { text } = await get('/buttons/states');
    const tokens = new Set([...text.matchAll(/<planbridge-plan token="([^"]+)"/g)].map(([, token]) => token));
    const answers = await Promise.all([...tokens].map(accountOf));
    expect(Object.fromEntries(answers)).toEqual({
      settled: 'settled active',
      'signed-out': '401',
      away: '503',
      pending_payment: 'pending_payment incomplete',
      syncing: 'syncing active',
      needs_attention: 'needs_attention active',
      past_due: 'settled past_due',
      cancelled: 'settled active',
      trial: 'settled trialing',
      paused: 'settled paused',
    });

    async function accountOf(token = '') {
      const { status, json } = await send(`${url}/buttons/stand-in/v1/account`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const account = z.object({ state: z.string(), status: z.string() }).safeParse(json);
      return [token, account.success ? `${account.data.state} ${account.data.status}` : `${status}`];
    }
  }));

test.each([
  ['free', 200, undefined],
  ['away', 503, 'urn:planbridge:problem:unavailable'],
  ['nothing-bought', 409, 'urn:planbridge:problem:no-billing-account'],
  ['too-many-seats', 422, 'urn:planbridge:problem:seats-out-of-range'],
  ['anybody', 401, 'urn:planbridge:problem:unauthenticated'],
])('a click is answered by the stand-in for "%s" with %i', (token, status, type) =>
  withWebsite({}, async ({ url }) => {
    for (const path of ['checkout', 'portal']) {
      const answer = await send(`${url}/buttons/stand-in/v1/${path}`, {
        json: {},
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(status);
      const { url: link, type: named } = z
        .object({ url: z.string().optional(), type: z.string().optional() })
        .parse(answer.json);
      expect([link, named]).toEqual([status === 200 ? `${url}/buttons/states` : undefined, type]);
    }
  }),
);
