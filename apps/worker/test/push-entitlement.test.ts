import { failureTypes } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
import type { Answer } from './parts/start-server.ts';
import { remoteWords } from './parts/start-stripe.ts';
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

/** An account that Stripe says is on Pro, and a product that has not been told. */
async function setup() {
  const account = await world.createAccount();
  const all = await world.setup();
  const [customer = ''] = account.customers;
  all.stripe.objects.subscriptions.push(subscriptionOf(customer));
  return { ...all, account, customer };
}

test('the product is told what was decided, under the account’s id, with the revision of the row', async () => {
  const { settle, account, product, db } = await setup();
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });

  const row = await rowOf(db, account);
  expect(row).toMatchObject({
    plan: 'pro',
    pushPending: false,
    pushedRevision: row.revision,
    leaseUntil: null,
  });
  expect(product.held.get(account.id)).toEqual({
    account_id: account.id,
    revision: Number(row.revision),
    source: 'test',
    plan: 'pro',
    status: 'active',
    seats: 1,
    features: [],
    current_period_end: '2030-03-17T17:46:40Z',
    cancel_at: null,
    trial_end: null,
  });
  const [push] = product.pushes();
  expect(push?.path).toBe(`/entitlements/${encodeURIComponent(account.id)}`);
  expect(push?.headers).toMatchObject({
    authorization: 'Bearer hush',
    'idempotency-key': expect.stringMatching(new RegExp(`^${account.ref}:${row.revision}:[0-9a-f]{32}$`)),
  });
});

test('what has not changed since is not pushed again', async () => {
  const { settle, account, product } = await setup();
  await settle(account);
  await settle(account);
  expect(product.pushes()).toHaveLength(1);
});

test('200 is as good as 204', async () => {
  const { settle, account, product, db } = await setup();
  product.script(() => ({ body: { anything: true } }));
  await settle(account);
  expect((await rowOf(db, account)).pushPending).toBe(false);
});

const { productRefused, productUnavailable } = failureTypes;
const refusal = (status: number, headers = {}): Answer => ({
  status,
  headers,
  body: { message: remoteWords },
});

test.each<[string, Answer, string]>([
  ['400', refusal(400), productRefused],
  ['401', refusal(401), productRefused],
  ['403', refusal(403), productRefused],
  ['422', refusal(422), productRefused],
  ['429', refusal(429), productRefused],
  ['500', refusal(500), productUnavailable],
  ['503', refusal(503), productUnavailable],
])('%s leaves the push pending and gives the lease back', async (_, answer, type) => {
  const { settle, account, product, db, logged } = await setup();
  product.script(() => answer);

  expect(await failureOf(settle(account))).toMatchObject({ type, ref: account.ref });
  expect(await rowOf(db, account)).toMatchObject({
    plan: 'pro',
    pushPending: true,
    leaseUntil: null,
    incidents: [],
  });
  expect(product.pushes()).toHaveLength(1);
  expect(logged.join('')).not.toContain(remoteWords);
});

test.each([
  [429, '2', { nextRetryDelay: 2000, retryAfterMs: undefined }],
  [429, '11', { nextRetryDelay: undefined, retryAfterMs: 11_000 }],
  [503, '12', { nextRetryDelay: undefined, retryAfterMs: 12_000 }],
  [503, 'soon', { nextRetryDelay: undefined, retryAfterMs: undefined }],
])('%i with Retry-After %s is kept, in the round if it is short', async (status, header, kept) => {
  const { settle, account, product } = await setup();
  product.script(() => refusal(status, { 'retry-after': header }));
  expect(await failureOf(settle(account))).toMatchObject({ ...kept, ref: account.ref });
});

test('a product that cannot be reached has got nothing, so the lease is given back', async () => {
  const { settle, account, product, db } = await setup();
  await product.close();
  expect((await failureOf(settle(account))).type).toBe(productUnavailable);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: true, leaseUntil: null });
});

test.each<[string, Answer]>([
  ['stays silent', 'silence'],
  ['hangs up', 'hang-up'],
])('a product that %s may have got it: pending stays, and so does the lease', async (_, answer) => {
  const { settle, account, product, db } = await setup();
  product.script(() => answer);
  const failure = await failureOf(settle(account, { environment: attempt({ isLocal: true }) }));
  expect(failure).toMatchObject({ type: productUnavailable, ref: account.ref });

  const row = await rowOf(db, account);
  expect(row.pushPending).toBe(true);
  expect(row.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
});

test('a yes whose body breaks off is a yes', async () => {
  const { settle, account, product, db } = await setup();
  product.script(() => 'break');
  await settle(account);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: false, leaseUntil: null });
});

test('a push that was abandoned and lands late turns nothing back', async () => {
  const { settle, account, customer, stripe, product, db } = await setup();
  product.script(() => 'silence');
  await failureOf(settle(account, { environment: attempt({ isLocal: true }) }));
  const late = product.pushes()[0];
  product.script(() => null);
  stripe.objects.subscriptions.splice(
    0,
    1,
    subscriptionOf(customer, { lookupKey: 'team_yearly', quantity: 4 }),
  );
  await world.expireLease(account);
  await settle(account);

  const response = await fetch(`${product.url}${late?.path}`, { method: 'PUT', body: late?.body ?? '' });
  expect(response.status).toBe(409);
  expect(product.held.get(account.id)).toMatchObject({ plan: 'team', seats: 4 });
  expect((await rowOf(db, account)).pushPending).toBe(false);
});

test('409 because a newer attempt of our own has pushed is no trouble: the older one finds itself covered', async () => {
  const { settle, account, product, db } = await setup();
  product.script(async () => {
    product.script(() => null);
    await world.expireLease(account);
    await settle(account);
    return null;
  });
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  expect(product.pushes()).toHaveLength(2);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: false, incidents: [] });
});

test('404 is done for an account on the fallback plan', async () => {
  const { settle, account, stripe, product, db } = await setup();
  stripe.objects.subscriptions.splice(0);
  product.script(() => refusal(404));
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  expect(await rowOf(db, account)).toMatchObject({ plan: 'free', pushPending: false, incidents: [] });
});

test('404 for an account that pays needs attention, and is tried again within the hour', async () => {
  const { settle, account, product, db } = await setup();
  product.script(() => refusal(404));
  const answer = { state: 'needs_attention', reason: 'product-unknown-account', ref: account.ref };
  expect(await settle(account)).toEqual(answer);
  expect(await settle(account)).toEqual(answer);

  const row = await rowOf(db, account);
  expect(row).toMatchObject({ pushPending: true, leaseUntil: null });
  expect(row.incidents).toEqual([`product-unknown-account ${account.ref}`]);
  expect((row.recheckAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);

  product.script(() => null);
  await settle(account);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: false, incidents: [] });
});

test('409 with the same content is this very push, delivered twice', async () => {
  const { settle, account, product, db } = await setup();
  product.script(({ method, body }) => (method === 'PUT' ? { status: 409, body } : null));
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  expect(await rowOf(db, account)).toMatchObject({ pushPending: false, incidents: [] });
});

type Stored = Readonly<Record<string, unknown>>;

test.each<[string, (ours: Stored) => unknown, string]>([
  ['a greater revision', (ours) => ({ ...ours, revision: 99_999_999 }), 'test:99999999'],
  ['our revision with another plan', (ours) => ({ ...ours, plan: 'team' }), 'test:R'],
  ['another source', (ours) => ({ ...ours, source: 'staging' }), 'staging:R'],
  ['a source that is no name', (ours) => ({ ...ours, source: remoteWords }), 'unknown:R'],
  ['words', () => remoteWords, 'unknown'],
  ['an empty object', () => ({}), 'unknown'],
])('409 that holds %s is never done: it opens the incident product-ahead', async (_, stored, holder) => {
  const { settle, account, product, db } = await setup();
  product.script(({ body }) => ({ status: 409, body: stored(JSON.parse(body)) ?? '' }));
  const answer = { state: 'needs_attention', reason: 'product-ahead', ref: account.ref };
  expect(await settle(account)).toEqual(answer);

  const row = await rowOf(db, account);
  expect(row).toMatchObject({ pushPending: true, leaseUntil: null });
  expect(row.incidents).toEqual([`product-ahead ${holder.replace('R', String(row.revision))}`]);
});
