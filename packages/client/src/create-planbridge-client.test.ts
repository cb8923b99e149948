import { createPlanbridgeClient } from './create-planbridge-client.ts';
import type { PlanbridgeClientOptions } from './create-planbridge-client.ts';

const wish = {
  plan: 'pro',
  success_url: 'https://app.example.com/return',
  cancel_url: 'https://app.example.com/pricing',
};

const settled = {
  account_id: 'auth0|42',
  plan: 'pro',
  status: 'active',
  seats: 1,
  features: ['export'],
  current_period_end: '2026-12-22T00:00:00.000Z',
  cancel_at: null,
  trial_end: null,
  state: 'settled',
  revision: 918,
};

type Sent = Readonly<{ method: string; url: string; authorization: string | null; body: unknown }>;

/** A client whose gateway always answers this. */
function setup(answer: () => Response | Promise<Response>, options: Partial<PlanbridgeClientOptions> = {}) {
  const sent: Sent[] = [];
  const client = createPlanbridgeClient({
    gateway: 'https://billing.example.com/',
    token: 'jwt-1',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.text();
      const { method, url, headers } = request;
      const body: unknown = text === '' ? null : JSON.parse(text);
      sent.push({ method, url, authorization: headers.get('authorization'), body });
      return await answer();
    },
    ...options,
  });
  return { client, sent };
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } });
}

function problem(name: string, status: number) {
  return { type: `urn:planbridge:problem:${name}`, title: 'No', status, detail: 'Not now.' };
}

test('a checkout is sent with the user’s token, and answers where to go', async () => {
  const link = { url: 'https://checkout.stripe.com/c/pay/cs_1', kind: 'checkout' };
  const { client, sent } = setup(() => json(200, link));
  expect(await client.checkout(wish)).toEqual({ ok: true, value: link });
  expect(sent).toEqual([
    {
      method: 'POST',
      url: 'https://billing.example.com/v1/checkout',
      authorization: 'Bearer jwt-1',
      body: wish,
    },
  ]);
});

test('a token is fetched for each call', async () => {
  const tokens = ['jwt-1', 'jwt-2'];
  const { client, sent } = setup(() => json(200, { url: 'https://x.example' }), {
    token: async () => tokens.shift() ?? 'none',
  });
  await client.portal({ return_url: 'https://app.example.com/' });
  await client.portal({ return_url: 'https://app.example.com/' });
  expect(sent.map(({ authorization }) => authorization)).toEqual(['Bearer jwt-1', 'Bearer jwt-2']);
});

test.each([
  [undefined, 'https://billing.example.com/v1/account'],
  [{ waitSeconds: 20 }, 'https://billing.example.com/v1/account?wait=20'],
])('the account is read with the options %j at %s', async (options, url) => {
  const { client, sent } = setup(() => json(200, settled));
  expect(await client.account(options)).toEqual({ ok: true, value: settled });
  expect(sent).toMatchObject([{ method: 'GET', url }]);
});

test('a problem is an answer, by its type', async () => {
  const { client } = setup(() => json(409, problem('already-on-plan', 409)));
  expect(await client.checkout(wish)).toEqual({
    ok: false,
    problem: problem('already-on-plan', 409),
    retryAfterSeconds: null,
  });
});

test('the status of a problem is the answer’s, whatever its body says', async () => {
  const { client } = setup(() => json(409, problem('already-on-plan', 1000)));
  expect(await client.checkout(wish)).toMatchObject({ problem: problem('already-on-plan', 409) });
});

test('a problem that passes says when', async () => {
  const { client } = setup(() => json(503, problem('unavailable', 503), { 'retry-after': '2' }));
  expect(await client.account()).toMatchObject({ ok: false, retryAfterSeconds: 2 });
});

test.each([
  ['0', 0],
  ['Wed, 25 Nov 2026 17:00:30 GMT', 30],
  ['Wed, 25 Nov 2026 16:00:00 GMT', 0],
  ['soon', null],
])('Retry-After: %s, as a balancer may say it, is %s seconds', async (said, retryAfterSeconds) => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T17:00:00Z'));
  const { client } = setup(() => new Response('Closed', { status: 503, headers: { 'retry-after': said } }));
  const answer = await client.account();
  now.mockRestore();
  expect(answer).toMatchObject({ ok: false, retryAfterSeconds });
});

test.each<[string, () => Response | Promise<Response>]>([
  ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
  ['a time-out', () => Promise.reject(new DOMException('The operation timed out.', 'TimeoutError'))],
  ['a proxy’s page', () => new Response('<h1>502</h1>', { status: 502 })],
  ['an error that is another’s', () => json(502, { message: 'no healthy upstream' })],
  ['half an answer', () => new Response('{"url":', { status: 200 })],
  ['no content', () => new Response(null, { status: 204 })],
  ['a sign-in page of the network', () => json(200, { login: 'https://wifi.example' })],
  ['an address that runs as a script', () => json(200, { url: 'javascript:alert(1)', kind: 'checkout' })],
])('%s is the problem that billing cannot be reached', async (_what, answer) => {
  const { client } = setup(answer);
  expect(await client.checkout(wish)).toMatchObject({
    ok: false,
    problem: { type: 'urn:planbridge:problem:unavailable', status: 503 },
  });
});

test.each(Object.keys(settled))(
  'an account whose %s is not what it should be is not believed',
  async (field) => {
    const { client } = setup(() => json(200, { ...settled, [field]: { odd: true } }));
    expect(await client.account()).toMatchObject({
      ok: false,
      problem: { type: 'urn:planbridge:problem:unavailable' },
    });
  },
);

test('a call is given up when its token does not come', async () => {
  const patience = new AbortController();
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  setImmediate(() => patience.abort());
  const { client, sent } = setup(() => json(200, settled), { token: () => new Promise(() => undefined) });
  const answer = await client.account();
  timeout.mockRestore();
  expect(answer).toMatchObject({ ok: false, problem: { type: 'urn:planbridge:problem:unavailable' } });
  expect(sent).toEqual([]);
});

test('a call is given up when the gateway says nothing for longer than it may think', async () => {
  const patience: number[] = [];
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    patience.push(ms);
    return AbortSignal.abort(new DOMException('', 'TimeoutError'));
  });
  // The platform's own fetch, which heeds the signal.
  const { client } = setup(() => json(200, settled), { fetch: globalThis.fetch });
  const answers = [await client.checkout(wish), await client.account({ waitSeconds: 25 })];
  timeout.mockRestore();
  expect(answers).toMatchObject([{ ok: false }, { ok: false }]);
  expect(patience).toEqual([15_000, 35_000]);
});
