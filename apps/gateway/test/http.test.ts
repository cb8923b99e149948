import { createDatabase } from '@planbridge/accounts';
import { createTestApp } from './parts/create-test-app.ts';

async function setup() {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  return await createTestApp({
    db,
    checkReadiness: async () => ({
      ready: false,
      temporal: 'up',
      searchAttributes: 'registered',
      worker: 'missing',
      database: 'down',
    }),
  });
}

test('a path nobody serves is 404', async () => {
  const { app } = await setup();
  const response = await app.inject('/v2/account?token=secret');
  expect(response.statusCode).toBe(404);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:not-found', status: 404 });
});

test.each([
  ['GET', '/webhooks/stripe', 'POST'],
  ['DELETE', '/v1/account?wait=2', 'GET'],
  ['PUT', '/v1/checkout', 'POST'],
] as const)('%s %s is 405 and names what is allowed', async (method, url, allowed) => {
  const { app } = await setup();
  const response = await app.inject({ method, url });
  expect(response.statusCode).toBe(405);
  expect(response.headers.allow).toBe(allowed);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:method-not-allowed' });
});

test('a path that cannot be decoded is 400', async () => {
  const { app } = await setup();
  const response = await app.inject('/%zz');
  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:bad-request' });
});

test('the pages at /docs are served', async () => {
  const { app } = await setup();
  expect((await app.inject('/docs')).statusCode).toBeLessThan(400);
  expect((await app.inject('/docs/')).body).toContain('swagger');
});

test('a browser may call from a listed origin', async () => {
  const { app } = await setup();
  const origin = 'https://app.example.com';
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/v1/checkout',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers['access-control-allow-origin']).toBe(origin);
  expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
  const refused = await app.inject({ method: 'POST', url: '/v1/checkout', headers: { origin }, payload: {} });
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['access-control-allow-origin']).toBe(origin);
});

test.each(['https://evil.example', 'https://app.example.com.evil.example', 'http://app.example.com', 'null'])(
  'a browser may not call from %s',
  async (origin) => {
    const { app } = await setup();
    const response = await app.inject({ url: '/v1/account', headers: { origin } });
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  },
);

test.each([
  ['GET', '/v1/account', 401],
  ['POST', '/v1/checkout', 401],
  ['POST', '/v1/portal', 401],
  ['GET', '/docs/', 200],
  ['GET', '/buttons.js', 200],
] as const)('a cookie opens nothing and none is set: %s %s is %i', async (method, url, status) => {
  const { app } = await setup();
  const cookie = 'authorization=Bearer a.b.c; access_token=a.b.c; session=1';
  const { statusCode, headers } = await app.inject({ method, url, headers: { cookie } });
  expect(statusCode).toBe(status);
  expect(headers).not.toHaveProperty('set-cookie');
});

test('a request leaves one log line with its route, and nothing of its query, headers or token', async () => {
  const { app, logged } = await setup();
  await app.inject({
    url: '/v1/account?email=ada@example.com',
    headers: { authorization: 'Bearer abc.def.ghi', cookie: 'session=1' },
  });
  const lines = logged.join('');
  expect(logged).toHaveLength(1);
  expect(lines).toContain('"route":"/v1/account"');
  expect(lines).toContain('"status":401');
  expect(lines).not.toMatch(/ada@|abc\.def|session=1/);
});

test('durations are measured by route', async () => {
  const { app, metrics } = await setup();
  await app.inject('/livez');
  await app.inject('/who/is/ada@example.com');
  const text = await metrics.registry.metrics();
  expect(text).toContain(
    'planbridge_gateway_http_duration_seconds_count{method="GET",route="/livez",status="200"} 1',
  );
  expect(text).not.toContain('ada@');
});

test('is alive without anything else, and tells what is missing to be ready', async () => {
  const { app } = await setup();
  const live = await app.inject('/livez');
  expect([live.statusCode, live.json()]).toEqual([200, { status: 'live' }]);
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({
    status: 'not-ready',
    temporal: 'up',
    search_attributes: 'registered',
    worker: 'missing',
    database: 'down',
  });
});
