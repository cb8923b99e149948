import { createDatabase } from '@planbridge/accounts';
import { createTestApp } from './parts/create-test-app.ts';

async function setup() {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  const { app } = await createTestApp({
    db,
    checkReadiness: async () => ({
      ready: true,
      temporal: 'up',
      searchAttributes: 'registered',
      worker: 'polling',
      database: 'up',
    }),
  });
  return app;
}

test.each(['/livez', '/readyz', '/v1/account', '/nowhere', '/openapi.json'])(
  '%s is shown in no frame, runs no script and is taken for nothing else',
  async (url) => {
    const { headers } = await (await setup()).inject(url);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  },
);

test('the script of the buttons may be loaded by every page, and as nothing but a script', async () => {
  const { headers } = await (await setup()).inject('/buttons.js');
  expect(headers).toMatchObject({
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
  });
});

test('the pages at /docs may load what is theirs, and nothing from elsewhere', async () => {
  const { headers } = await (await setup()).inject('/docs/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none';");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none';");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|upgrade-insecure/);
});

test.each([
  ['GET', '/v1/account', 401],
  ['POST', '/v1/checkout', 401],
  ['POST', '/v1/portal', 401],
  ['DELETE', '/v1/portal', 405],
  ['POST', '/webhooks/stripe', 400],
  ['GET', '/nowhere', 404],
  ['GET', '/%zz', 400],
] as const)('no cache keeps what %s %s answers with %i', async (method, url, status) => {
  const response = await (await setup()).inject({ method, url });
  expect(response.statusCode).toBe(status);
  expect(response.headers['cache-control']).toBe('no-store');
});
