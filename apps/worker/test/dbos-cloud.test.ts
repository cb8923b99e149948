import { failureTypes } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
import type { Call } from './parts/start-server.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

const isToken = ({ path }: Call) => path === '/oauth/token';

/** A product in the style that this project replaces, which takes the tokens it gave out until they are revoked. */
async function setup({ expiresIn = 3600 } = {}) {
  const all = await world.setup({ style: 'dbos-cloud', entitlementTimeoutMs: 120_000 });
  const tokens: string[] = [];
  let valid: readonly string[] = [];
  all.product.script((call) => {
    if (isToken(call)) {
      tokens.push(`token-${tokens.length + 1}`);
      valid = tokens.slice(-1);
      return { body: { access_token: valid[0], expires_in: expiresIn, token_type: 'Bearer' } };
    }
    return valid.includes(call.headers.authorization?.slice('Bearer '.length) ?? '')
      ? { status: 204, body: '' }
      : { status: 401, body: {} };
  });
  const payer = async (lookupKey = 'pro_monthly') => {
    const account = await world.createAccount();
    all.stripe.objects.subscriptions.push(subscriptionOf(account.customers[0] ?? '', { lookupKey }));
    return account;
  };
  return {
    ...all,
    payer,
    tokens,
    revoke: () => {
      valid = [];
    },
    updates: () => all.product.calls.filter((call) => !isToken(call)),
  };
}

test('the product is told subject and plan, with a token from the refresh-token grant', async () => {
  const { settle, payer, product, updates, db } = await setup();
  const account = await payer();
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });

  const [token] = product.calls;
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    grant_type: 'refresh_token',
    client_id: 'client',
    refresh_token: 'hush',
  });
  const [update] = updates();
  expect(update).toMatchObject({ method: 'POST', path: '/admin/v1alpha1/users/update-sub' });
  expect(update?.headers.authorization).toBe('Bearer token-1');
  expect(JSON.parse(update?.body ?? '')).toEqual({ subject_id: account.id, subscription_plan: 'pro' });
  expect((await rowOf(db, account)).pushPending).toBe(false);
});

test('one token serves until its own end', async () => {
  const { settle, payer, tokens } = await setup();
  for (const account of [await payer(), await payer(), await payer()]) {
    await settle(account);
  }
  expect(tokens).toEqual(['token-1']);
});

test('a token that is about to end is renewed before it is used', async () => {
  const { settle, payer, tokens } = await setup({ expiresIn: 20 });
  await settle(await payer());
  await settle(await payer());
  expect(tokens).toEqual(['token-1', 'token-2']);
});

test('a 401 is repeated once, with a fresh token', async () => {
  const { settle, payer, tokens, revoke, updates } = await setup();
  await settle(await payer());
  revoke();
  const account = await payer();
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  expect(tokens).toEqual(['token-1', 'token-2']);
  expect(updates()).toHaveLength(3);
});

test('a second 401 is a refusal', async () => {
  const { settle, payer, product, updates, db } = await setup();
  product.script(({ path }) =>
    path === '/oauth/token'
      ? { body: { access_token: 'never-good', expires_in: 3600 } }
      : { status: 401, body: {} },
  );
  const account = await payer();
  expect((await failureOf(settle(account))).type).toBe(failureTypes.productRefused);
  expect(updates()).toHaveLength(2);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: true, leaseUntil: null });
});

test.each([
  ['refuses', { status: 400, body: { error: 'invalid_grant' } }, failureTypes.productRefused],
  ['fails', { status: 503, body: '' }, failureTypes.productUnavailable],
  ['answers without a token', { body: {} }, failureTypes.productRefused],
  ['stays silent', 'silence', failureTypes.productUnavailable],
] as const)('an issuer of tokens that %s means that nothing was pushed', async (_, answer, type) => {
  const { settle, payer, product, updates, db } = await setup();
  product.script(() => answer);
  const account = await payer();
  const failure = await failureOf(settle(account, { environment: attempt({ isLocal: true }) }));
  expect(failure.type).toBe(type);
  expect(updates()).toEqual([]);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: true, leaseUntil: null });
});

test('an abandoned push keeps the lease for as long as it may still land, because nothing here refuses it', async () => {
  const { settle, payer, product, db } = await setup();
  product.script(({ path }) =>
    path === '/oauth/token' ? { body: { access_token: 't', expires_in: 60 } } : 'silence',
  );
  const account = await payer();
  await failureOf(settle(account, { environment: attempt({ isLocal: true }) }));
  const { leaseUntil, pushPending } = await rowOf(db, account);
  expect(pushPending).toBe(true);
  expect(leaseUntil?.getTime()).toBeGreaterThan(Date.now() + 100_000);
});

test('not even a worker that shuts down gives that lease back', async () => {
  const { settle, payer, product, db } = await setup();
  const environment = attempt();
  product.script(({ path }) => {
    if (path === '/oauth/token') {
      return { body: { access_token: 't', expires_in: 60 } };
    }
    environment.shutDown();
    return 'silence';
  });
  const account = await payer();
  await failureOf(settle(account, { environment }));
  expect((await rowOf(db, account)).leaseUntil?.getTime()).toBeGreaterThan(Date.now() + 100_000);
});
