import { claim, drawTicket, listOpenIncidents, upsertAccount } from '@planbridge/accounts';
import { failureTypes } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
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

async function setup() {
  const account = await world.createAccount();
  const all = await world.setup();
  const [customer = ''] = account.customers;
  all.stripe.objects.subscriptions.push(subscriptionOf(customer));
  return { ...all, account, customer };
}

test('an intention that somebody has covered calls nobody', async () => {
  const { settle, account, stripe, product, db } = await setup();
  const ticket = await drawTicket(db);
  await settle(account);
  const [reads, pushes] = [stripe.calls.length, product.calls.length];

  expect(await settle(account, { ticket })).toEqual({ state: 'settled', ref: account.ref });
  expect([stripe.calls.length, product.calls.length]).toEqual([reads, pushes]);
});

test('five attempts at once for one account read at most twice and push once', async () => {
  const { settle, account, stripe, product } = await setup();
  const settlements = await Promise.all(Array.from({ length: 5 }, () => settle(account)));

  expect(settlements).toEqual(Array.from({ length: 5 }, () => ({ state: 'settled', ref: account.ref })));
  expect(stripe.callsTo('GET /v1/subscriptions').length).toBeLessThanOrEqual(2);
  expect(product.pushes()).toHaveLength(1);
});

test('an attempt that finds the account claimed waits a second, then leaves it to the other', async () => {
  const { settle, account, stripe, db } = await setup();
  await claim(db, { accountId: account.id, ticket: await drawTicket(db), ttlMs: 60_000 });
  const began = performance.now();
  expect(await failureOf(settle(account))).toMatchObject({ type: failureTypes.leaseHeld, ref: account.ref });
  expect(performance.now() - began).toBeGreaterThanOrEqual(1000);
  expect(stripe.calls).toEqual([]);
});

test('an attempt that lost its lease while it read writes nothing, and the next one reads again', async () => {
  const { settle, account, customer, stripe, product, db } = await setup();
  let reads = 0;
  stripe.script(async ({ path }) => {
    reads += path === '/v1/subscriptions' ? 1 : 0;
    if (path !== '/v1/subscriptions' || reads !== 1) {
      return null;
    }
    // While the answer is on its way somebody else settles what Stripe says a moment later.
    const stale = subscriptionOf(customer);
    stripe.objects.subscriptions.splice(
      0,
      1,
      subscriptionOf(customer, { lookupKey: 'team_yearly', quantity: 3 }),
    );
    await world.expireLease(account);
    await settle(account);
    return { body: { object: 'list', data: [stale], has_more: false } };
  });

  // It finds its lease lost, and its failure is retried by Temporal.
  expect(await failureOf(settle(account))).toMatchObject({ type: failureTypes.leaseHeld, ref: account.ref });
  expect(await rowOf(db, account)).toMatchObject({ plan: 'team', seats: 3, pushPending: false });
  expect(product.pushes()).toHaveLength(1);
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
});

test('an attempt that lost its lease during its push settles by a read and a push of its own', async () => {
  const { settle, account, customer, stripe, product, db } = await setup();
  let pushes = 0;
  product.script(async () => {
    pushes += 1;
    if (pushes === 1) {
      stripe.objects.subscriptions.splice(
        0,
        1,
        subscriptionOf(customer, { lookupKey: 'team_yearly', quantity: 3 }),
      );
      await world.expireLease(account);
      await claim(db, { accountId: account.id, ticket: await drawTicket(db), ttlMs: 0 });
    }
    return null;
  });
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  const row = await rowOf(db, account);
  expect(row).toMatchObject({ plan: 'team', pushPending: false, pushedRevision: row.revision });
  expect(product.held.get(account.id)).toMatchObject({ plan: 'team', revision: Number(row.revision) });
  expect(pushes).toBe(2);
});

test('a worker that shuts down while it reads gives its lease back', async () => {
  const { settle, account, stripe, db } = await setup();
  const environment = attempt();
  stripe.script(() => {
    environment.shutDown();
    return 'silence';
  });
  expect((await failureOf(settle(account, { environment }))).type).toBe(failureTypes.stripeUnavailable);
  expect(await rowOf(db, account)).toMatchObject({ leaseUntil: null, coveredTicket: 0n });
});

test('a worker that shuts down in the middle of a push gives its lease back, because the product has a fence', async () => {
  const { settle, account, product, db } = await setup();
  const environment = attempt();
  product.script(() => {
    environment.shutDown();
    return 'silence';
  });
  expect((await failureOf(settle(account, { environment }))).type).toBe(failureTypes.productUnavailable);
  expect(await rowOf(db, account)).toMatchObject({ leaseUntil: null, pushPending: true });
});

test('what is read is told to Temporal page by page', async () => {
  const { settle, account, customer, stripe } = await setup();
  stripe.pagesOf(1);
  stripe.objects.subscriptions.push(subscriptionOf(customer, { id: 'sub_old', status: 'canceled' }));
  const environment = attempt();
  let heartbeats = 0;
  environment.onHeartbeat(() => {
    heartbeats += 1;
  });
  await settle(account, { environment });
  expect(heartbeats).toBe(2);
});

test('when the first subscription is live, other payable sessions are expired, even if the product is down', async () => {
  const { settle, account, customer, stripe, product } = await setup();
  stripe.objects.sessions.push({ id: 'cs_other', customer, status: 'open' });
  product.script(() => ({ status: 503, body: {} }));
  await failureOf(settle(account));
  expect(stripe.objects.sessions).toMatchObject([{ id: 'cs_other', status: 'expired' }]);
});

test('sessions that cannot be expired do not keep a plan from its payer', async () => {
  const { settle, account, stripe, db } = await setup();
  stripe.script(({ path }) =>
    path.startsWith('/v1/checkout') ? { status: 500, body: { error: {} } } : null,
  );
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  expect((await rowOf(db, account)).plan).toBe('pro');
});

test('an intention for an account that is not there concerns nobody', async () => {
  const { activities } = await setup();
  const request = { kind: 'account', ref: 'nobody', ticket: '1' } as const;
  expect(await attempt().run(activities.settleAccount, request)).toEqual({
    state: 'ignored',
    reason: 'no-such-account',
  });
});

test('an account without a customer is settled on the fallback plan without asking Stripe', async () => {
  const { settle, stripe, product, db } = await setup();
  const account = await upsertAccount(db, { id: 'lonely', email: null });
  await settle(account);
  expect(stripe.calls).toEqual([]);
  expect(product.held.get('lonely')).toMatchObject({ plan: 'free', features: ['basic'] });
  expect(await listOpenIncidents(db, account.id)).toEqual([]);
});
