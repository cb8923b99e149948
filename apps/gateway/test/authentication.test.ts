import { findAccountById } from '@planbridge/accounts';
import { createCataloguedDatabase } from './parts/create-catalogued-database.ts';
import { createTestApp } from './parts/create-test-app.ts';
import { forge } from './parts/forge.ts';
import { startIssuer } from './parts/start-issuer.ts';
import type { Issuer } from './parts/start-issuer.ts';
import type { KeySetSettings } from '../src/identity/create-key-set.ts';

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

async function setup({
  keys,
  requiredScope = null,
}: { keys?: Partial<KeySetSettings>; requiredScope?: string | null } = {}) {
  const { app, started } = await createTestApp({
    db: database.db,
    keys: { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl, ...keys },
    rules: { requiredScope },
  });
  const ask = async (token: string | null) =>
    await app.inject({
      method: 'GET',
      url: '/v1/account',
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
  return { app, ask, started };
}

test('believes a token of the issuer', async () => {
  const { ask } = await setup();
  const response = await ask(await issuer.token({ sub: 'ada' }));
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({ account_id: 'ada' });
});

test('finds the keys by the issuer’s discovery document', async () => {
  const { ask } = await setup({ keys: { jwksUrl: null } });
  expect((await ask(await issuer.token({ sub: 'ada' }))).statusCode).toBe(200);
});

test('asks for a token when none is sent', async () => {
  const { ask } = await setup();
  const response = await ask(null);

  expect(response.statusCode).toBe(401);
  expect(response.headers['www-authenticate']).toBe('Bearer realm="planbridge"');
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:unauthenticated', status: 401 });
});

test.each([
  ['expired ten seconds ago', async () => await issuer.token({ sub: 'ada' }, { expires: seconds(-10) })],
  ['that never expires', async () => await issuer.token({ sub: 'ada' }, { expires: null })],
  ['for another audience', async () => await issuer.token({ sub: 'ada' }, { audience: 'somebody-else' })],
  ['of another issuer', async () => await issuer.token({ sub: 'ada' }, { issuer: 'https://evil.example' })],
  ['signed with a foreign key', async () => await issuer.token({ sub: 'ada' }, { foreign: true })],
  ['of a key nobody knows', async () => await issuer.token({ sub: 'ada' }, { kid: 'key-99' })],
  ['that is no token', async () => 'hello'],
  ['without a signature', async () => forge(issuer).withoutSignature()],
  ['signed with a shared secret', async () => await forge(issuer).withSharedSecret()],
  ['signed with the public key as a secret', async () => await forge(issuer).withPublicKeyAsSecret()],
  ['that is not valid yet', async () => await issuer.token({ sub: 'ada', nbf: seconds(10) })],
  ['that brings its own key', async () => await forge(issuer).withItsOwnKey()],
  ['that lacks an audience', async () => await issuer.token({ sub: 'ada' }, { audience: '' })],
  ['with one letter more', async () => `${await issuer.token({ sub: 'ada' })}A`],
])('refuses a token %s', async (_what, makeToken) => {
  const { ask, started } = await setup();
  const response = await ask(await makeToken());

  expect(response.statusCode).toBe(401);
  expect(response.headers['www-authenticate']).toContain('error="invalid_token"');
  expect(started).toEqual([]);
});

test('believes a token that expired within the leeway of two clocks', async () => {
  const { ask } = await setup();
  expect((await ask(await issuer.token({ sub: 'ada' }, { expires: seconds(-2) }))).statusCode).toBe(200);
});

test('believes a token that becomes valid within the leeway of two clocks', async () => {
  const { ask } = await setup();
  expect((await ask(await issuer.token({ sub: 'ada', nbf: seconds(3) }))).statusCode).toBe(200);
});

test('believes a token for several audiences, this one among them', async () => {
  const { ask } = await setup();
  const token = await issuer.token({ sub: 'ada' }, { audience: ['somebody-else', 'planbridge'] });
  expect((await ask(token)).statusCode).toBe(200);
});

test('takes the claims that are configured for the account, and for its e-mail', async () => {
  const { app } = await createTestApp({
    db: database.db,
    keys: { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl },
    rules: { accountClaim: 'https://example.com/org', emailClaim: 'billing_email' },
  });
  const token = await issuer.token({
    sub: 'ada',
    'https://example.com/org': 'org_7',
    billing_email: 'billing@example.com',
    email: 'ada@example.com',
  });
  const response = await app.inject({
    method: 'POST',
    url: '/v1/checkout',
    headers: { authorization: `Bearer ${token}` },
    payload: { plan: 'pro', success_url: 'https://app.example.com', cancel_url: 'https://app.example.com' },
  });
  expect(response.statusCode).toBe(503);
  expect(await findAccountById(database.db, 'org_7')).toMatchObject({ email: 'billing@example.com' });
  expect(await findAccountById(database.db, 'ada')).toBeNull();
});

test('refuses another scheme than Bearer', async () => {
  const { app } = await setup();
  const response = await app.inject({ url: '/v1/account', headers: { authorization: 'Basic YWRhOmFkYQ==' } });
  expect(response.statusCode).toBe(401);
});

test('judges the token before the body', async () => {
  const { app } = await setup();
  const response = await app.inject({ method: 'POST', url: '/v1/checkout', payload: { plan: 7 } });
  expect(response.statusCode).toBe(401);
});

test.each([
  ['without control characters', 'a\nb'],
  ['of at most 200 characters', 'a'.repeat(201)],
  ['that is not empty', ''],
])('wants an account id %s', async (_rule, sub) => {
  const { ask } = await setup();
  const response = await ask(await issuer.token({ sub }));

  expect(response.statusCode).toBe(403);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:account-id-unusable' });
  expect(await findAccountById(database.db, sub)).toBeNull();
});

test.each(['/v1/checkout', '/v1/portal'])(
  'wants the required scope of who buys or manages at %s, and names it',
  async (url) => {
    const { app } = await setup({ requiredScope: 'billing' });
    const click = async (scope: string) => {
      const token = await issuer.token({ sub: 'ada', scope });
      return await app.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${token}` },
        payload: {},
      });
    };
    const response = await click('openid');
    expect(response.statusCode).toBe(403);
    expect(response.headers['www-authenticate']).toContain('error="insufficient_scope", scope="billing"');
    expect(response.json()).toMatchObject({ detail: expect.stringContaining('billing') });
    // With the scope it is the empty body's turn to be refused.
    expect((await click('openid billing')).statusCode).toBe(400);
  },
);

test('shows the plan to who may not buy', async () => {
  const { ask } = await setup({ requiredScope: 'billing' });
  expect((await ask(await issuer.token({ sub: 'ada', scope: 'openid' }))).statusCode).toBe(200);
});

test('does not believe a discovery document that names another issuer', async () => {
  const { ask } = await setup({ keys: { issuer: `${issuer.issuer}/`, jwksUrl: null } });
  expect((await ask(await issuer.token({ sub: 'ada' }))).statusCode).toBe(503);
});

function seconds(fromNow: number): number {
  return Math.floor(Date.now() / 1000) + fromNow;
}
