import type { LightMyRequestResponse } from 'fastify';
import Stripe from 'stripe';
import type { LimitSettings } from '../src/limits/create-request-limits.ts';
import { createCataloguedDatabase } from './parts/create-catalogued-database.ts';
import { createTestApp, webhookSecret } from './parts/create-test-app.ts';
import { startIssuer } from './parts/start-issuer.ts';
import type { Issuer } from './parts/start-issuer.ts';

let database: Awaited<ReturnType<typeof createCataloguedDatabase>>;
let issuer: Issuer;

beforeAll(async () => {
  database = await createCataloguedDatabase();
  issuer = await startIssuer();
});

afterAll(async () => {
  await issuer.close();
  await database.close();
});

type Asked = Readonly<{ user?: string; token?: string; from?: string; forwardedFor?: string }>;
type Settings = Partial<LimitSettings & Readonly<{ trustedProxies: readonly string[] }>>;

async function setup(settings: Settings) {
  const { app, started, logged, metrics } = await createTestApp({
    db: database.db,
    keys: { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl },
    config: settings,
  });

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    { user = 'ada', token, from = '198.51.100.7', forwardedFor }: Asked = {},
  ): Promise<LightMyRequestResponse> {
    return await app.inject({
      method,
      url,
      remoteAddress: from,
      headers: {
        authorization: `Bearer ${token ?? (await issuer.token({ sub: user }))}`,
        origin: 'https://app.example.com',
        ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
      },
      ...(method === 'POST' ? { payload: clickFor(url) } : {}),
    });
  }
  return {
    app,
    started,
    logged,
    read: async (asked?: Asked) => await ask('GET', '/v1/account', asked),
    checkout: async (asked?: Asked) => await ask('POST', '/v1/checkout', asked),
    portal: async (asked?: Asked) => await ask('POST', '/v1/portal', asked),
    count: async () => await metrics.registry.getSingleMetricAsString('planbridge_gateway_limited_total'),
  };
}

/** Is counted as any other and goes no further: 422. */
function clickFor(url: string): Readonly<Record<string, string>> {
  const page = 'https://evil.example';
  return url.endsWith('checkout')
    ? { plan: 'pro', success_url: page, cancel_url: page }
    : { return_url: page };
}

test('the clicks of one account are counted together, and nobody else’s', async () => {
  const { checkout, portal, read, started, count } = await setup({ rateLimitClicks: 3 });
  for (const click of [checkout, portal, checkout]) {
    expect((await click()).statusCode).toBe(422);
  }
  for (const click of [checkout, portal]) {
    const refused = await click();
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.json()).toMatchObject({
      type: 'urn:planbridge:problem:too-many-requests',
      detail: `Too many requests have come from this account. Try again in ${seconds} seconds.`,
    });
    // A page of the website may read when to come again.
    expect(refused.headers['access-control-allow-origin']).toBe('https://app.example.com');
    expect(refused.headers['access-control-expose-headers']).toContain('retry-after');
  }
  expect((await checkout({ user: 'bob' })).statusCode).toBe(422);
  expect((await read()).statusCode).toBe(200);
  expect(started).toEqual([]);
  expect(await count()).toContain('{of="account"} 2');
});

test('the reads of one account have a limit of their own', async () => {
  const { read, checkout } = await setup({ rateLimitReads: 2 });
  expect((await read()).statusCode).toBe(200);
  expect((await read()).statusCode).toBe(200);
  expect((await read()).statusCode).toBe(429);
  expect((await read({ user: 'bob' })).statusCode).toBe(200);
  expect((await checkout()).statusCode).toBe(422);
});

test('an address that floods with bad tokens is cut off before they are judged', async () => {
  const { read, count } = await setup({ rateLimitAddress: 5 });
  const token = await issuer.token({ sub: 'ada' }, { foreign: true });
  for (let request = 0; request < 5; request += 1) {
    expect((await read({ token })).statusCode).toBe(401);
  }
  const flood = await Promise.all(Array.from({ length: 40 }, () => read({ token })));
  expect(flood.filter(({ statusCode }) => statusCode !== 429)).toEqual([]);
  expect((await read({ from: '198.51.100.8' })).statusCode).toBe(200);
  expect(await count()).toContain('{of="address"} 40');
});

test('of who is cut off no token is judged, and for none of them the issuer is asked for keys', async () => {
  const { read } = await setup({ rateLimitAddress: 1 });
  const token = await issuer.token({ sub: 'ada' }, { foreign: true });
  const before = issuer.keyFetches();
  expect((await read({ token: 'none' })).statusCode).toBe(401);
  const flood = await Promise.all(Array.from({ length: 40 }, () => read({ token })));
  expect(flood.filter(({ statusCode }) => statusCode !== 429)).toEqual([]);
  expect(issuer.keyFetches()).toBe(before);
  // Otherwise the flood would not have been one that costs anything.
  expect((await read({ token, from: '198.51.100.8' })).statusCode).toBe(401);
  expect(issuer.keyFetches()).toBe(before + 1);
});

test('one /64 of IPv6 is one address, and an address of IPv4 is the same in IPv6’s form', async () => {
  const { read } = await setup({ rateLimitAddress: 1 });
  expect((await read({ from: '2001:db8:1:2::3' })).statusCode).toBe(200);
  expect((await read({ from: '2001:db8:1:2:ffff::9' })).statusCode).toBe(429);
  expect((await read({ from: '2001:db8:1:3::3' })).statusCode).toBe(200);
  expect((await read({ from: '192.0.2.1' })).statusCode).toBe(200);
  expect((await read({ from: '::ffff:192.0.2.1' })).statusCode).toBe(429);
});

test('X-Forwarded-For is believed from a trusted proxy, as far as proxies wrote it', async () => {
  const { read, logged } = await setup({ rateLimitAddress: 1, trustedProxies: ['10.0.0.0/8'] });
  const from = '10.1.2.3';
  expect((await read({ from, forwardedFor: '192.0.2.1' })).statusCode).toBe(200);
  expect((await read({ from, forwardedFor: '192.0.2.2' })).statusCode).toBe(200);
  expect((await read({ from, forwardedFor: '192.0.2.1' })).statusCode).toBe(429);
  // The client wrote the first one itself; the proxy added whom it saw.
  expect((await read({ from, forwardedFor: '203.0.113.9, 192.0.2.1' })).statusCode).toBe(429);
  // Two proxies in a row.
  expect((await read({ from, forwardedFor: '192.0.2.1, 10.9.9.9' })).statusCode).toBe(429);
  expect(logged.join('')).not.toContain('TRUSTED_PROXIES');
});

test.each([
  ['192.0.2.1:50001', '192.0.2.1:50002'],
  ['[2001:db8::1]:50001', '2001:db8::1'],
])('the port that a balancer writes behind an address makes no other one: %s, %s', async (first, second) => {
  const { read } = await setup({ rateLimitAddress: 1, trustedProxies: ['10.0.0.0/8'] });
  expect((await read({ from: '10.1.2.3', forwardedFor: first })).statusCode).toBe(200);
  expect((await read({ from: '10.1.2.3', forwardedFor: second })).statusCode).toBe(429);
});

test('X-Forwarded-For is believed from nobody else, and the operator is told once', async () => {
  const { read, logged } = await setup({ rateLimitAddress: 2, trustedProxies: ['10.0.0.0/8'] });
  expect((await read({ forwardedFor: '192.0.2.1' })).statusCode).toBe(200);
  expect((await read({ forwardedFor: '192.0.2.2' })).statusCode).toBe(200);
  expect((await read({ forwardedFor: '192.0.2.3' })).statusCode).toBe(429);
  expect(logged.filter((line) => line.includes('TRUSTED_PROXIES'))).toHaveLength(1);
});

test('fifty clicks at once for one account, and of two hundred accounts from one address, stay within the defaults', async () => {
  const { checkout } = await setup({ rateLimitClicks: 120, rateLimitReads: 300, rateLimitAddress: 3000 });
  const clicks = await Promise.all([
    ...Array.from({ length: 50 }, () => checkout()),
    ...Array.from({ length: 200 }, (_, user) => checkout({ user: `user-${user}` })),
  ]);
  expect(clicks.filter(({ statusCode }) => statusCode !== 422)).toEqual([]);
});

test('who waits as long as it was told is served again', async () => {
  const { read } = await setup({ rateLimitReads: 1 });
  await read();
  const refused = await read();
  expect(refused.statusCode).toBe(429);
  const then = Date.now() + Number(refused.headers['retry-after']) * 1000;
  const clock = jest.spyOn(Date, 'now').mockReturnValue(then);
  try {
    expect((await read()).statusCode).toBe(200);
  } finally {
    clock.mockRestore();
  }
});

test('Stripe’s deliveries have no limit', async () => {
  const { app } = await setup({ rateLimitAddress: 1, rateLimitClicks: 1, rateLimitReads: 1 });
  const payload = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'charge.succeeded',
    livemode: false,
    data: {},
  });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  const deliveries = await Promise.all(
    Array.from({ length: 100 }, () =>
      app.inject({ method: 'POST', url: '/webhooks/stripe', headers, payload }),
    ),
  );
  expect(deliveries.filter(({ statusCode }) => statusCode !== 200)).toEqual([]);
});
