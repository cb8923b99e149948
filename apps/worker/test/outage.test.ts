import { drawTicket } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { createBreaker } from '../src/breaker/create-breaker.ts';
import type { Announce } from '../src/incidents/announce.ts';
import { createOutageReporter } from '../src/incidents/create-outage-reporter.ts';
import { createBreakingApi } from '../src/product/create-breaking-api.ts';
import { createConnectStripe } from '../src/stripe/connect-stripe.ts';
import { createPace } from '../src/stripe/create-pace.ts';
import { createStripeBudget } from '../src/stripe/create-stripe-budget.ts';
import { eventually } from './parts/eventually.ts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

/** Production's breakers, whose probes are due when the test says so: at once, or never. */
async function setup({ probeAfterMs = 600_000 } = {}) {
  const announced: string[] = [];
  const woken: string[] = [];
  const announce: Announce = (incidents) => {
    announced.push(...incidents.map(({ id }) => id));
  };
  const all = await world.setup({
    change: ({ db, log, entitlementApi, stripeUrl }) => {
      const report = createOutageReporter(
        { db, announce, wakeWaiting: (outage) => void woken.push(outage), log },
        { kind: 'product-outage', subject: 'product' },
      );
      const breaker = createBreaker<Response>({ isOutage: ({ status }) => status >= 500, probeAfterMs });
      const pace = createPace({ budget: createStripeBudget(1000), breaker });
      return {
        ...createBreakingApi(entitlementApi, report, { probeAfterMs }),
        connectStripe: createConnectStripe({ secretKey: 'sk_test_hush', apiUrl: stripeUrl, pace }),
        isStripeDown: breaker.isOpen,
        announce,
      };
    },
  });
  const createSubscriber = async () => {
    const account = await world.createAccount();
    all.stripe.objects.subscriptions.push(subscriptionOf(account.customers[0] ?? ''));
    return account;
  };
  return { ...all, announced, woken, createSubscriber };
}

async function outages(): Promise<readonly ('open' | 'over')[]> {
  const rows = await world.db.execute(
    `select closed_at is null as open from incidents where kind = 'product-outage' order by opened_at`,
  );
  return rows.map(({ open }) => (open === true ? 'open' : 'over'));
}

test('while the product is down an account is read and recorded, and no push is made', async () => {
  const { settle, createSubscriber, product, db } = await setup();
  product.script(() => ({ status: 503, body: {} }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(settle(await createSubscriber()));
  }
  const pushes = product.pushes().length;
  const account = await createSubscriber();
  expect(await failureOf(settle(account))).toMatchObject({ type: 'ProductUnavailable', ref: account.ref });
  expect(product.pushes()).toHaveLength(pushes);
  const { plan, pushPending, leaseUntil } = await rowOf(db, account);
  expect({ plan, pushPending, leaseUntil }).toEqual({ plan: 'pro', pushPending: true, leaseUntil: null });
});

test('while the product is down an account that needs no push settles', async () => {
  const { settle, createSubscriber, product } = await setup();
  const quiet = await createSubscriber();
  await settle(quiet);
  product.script(() => ({ status: 503, body: {} }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(settle(await createSubscriber()));
  }
  expect(await settle(quiet)).toEqual({ state: 'settled', ref: quiet.ref });
});

test('a retry that only waits for its push reads nothing while the product is down, and a new event does', async () => {
  const { settle, createSubscriber, product, stripe } = await setup();
  product.script(() => ({ status: 503, body: {} }));
  const account = await createSubscriber();
  const ticket = await drawTicket(world.db);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(settle(account, { ticket }));
  }
  const reads = stripe.calls.length;
  // It ends its round, too: the queue of retries need not carry attempts that ask nobody.
  expect(await failureOf(settle(account, { ticket }))).toMatchObject({
    type: 'ProductUnavailable',
    retryAfterMs: 10_000,
  });
  expect(stripe.calls).toHaveLength(reads);
  await failureOf(settle(account));
  expect(stripe.calls.length).toBeGreaterThan(reads);
});

test('an outage is one incident over all accounts, opened once and ended by the first push that lands', async () => {
  const { settle, createSubscriber, product, announced, woken } = await setup({ probeAfterMs: 1 });
  await world.db.execute(`delete from incidents where kind = 'product-outage'`);
  let isDown = true;
  product.script(() => (isDown ? { status: 503, body: {} } : null));
  const accounts: Account[] = [];
  for (let account = 0; account < 12; account += 1) {
    accounts.push(await createSubscriber());
  }
  for (const account of accounts) {
    await failureOf(settle(account));
  }
  await eventually(() => announced.length === 1);
  expect(await outages()).toEqual(['open']);
  isDown = false;
  for (const account of accounts) {
    await settle(account);
  }
  await eventually(() => announced.length === 2);
  expect(await outages()).toEqual(['over']);
  expect(new Set(announced).size).toBe(1);
  expect(woken).toEqual(announced.slice(1));
});

test('a worker that starts after an outage ends the incident of the one that died in it', async () => {
  const first = await setup();
  first.product.script(() => ({ status: 503, body: {} }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(first.settle(await first.createSubscriber()));
  }
  await eventually(async () => (await outages()).at(-1) === 'open');
  const second = await setup();
  await second.settle(await second.createSubscriber());
  await eventually(async () => !(await outages()).includes('open'));
  expect(second.announced).toHaveLength(1);
});

test('a worker that starts in an outage does not take its first failures for the end of it', async () => {
  const first = await setup();
  first.product.script(() => ({ status: 503, body: {} }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(first.settle(await first.createSubscriber()));
  }
  await eventually(async () => (await outages()).at(-1) === 'open');
  const second = await setup();
  second.product.script(() => ({ status: 503, body: {} }));
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await failureOf(second.settle(await second.createSubscriber()));
  }
  expect((await outages()).at(-1)).toBe('open');
  second.product.script(() => null);
  await second.settle(await second.createSubscriber());
  await eventually(() => second.announced.length > 0);
  expect([second.announced, second.woken]).toEqual([first.announced, first.announced]);
});

test('while Stripe is down who is covered settles, and nobody is asked', async () => {
  const { settle, createSubscriber, stripe } = await setup();
  const ticket = await drawTicket(world.db);
  const account = await createSubscriber();
  await settle(account);
  stripe.script(() => ({ status: 500, body: { error: { type: 'api_error' } } }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(settle(await createSubscriber()));
  }
  const asked = stripe.calls.length;
  expect(await settle(account, { ticket })).toEqual({ state: 'settled', ref: account.ref });
  expect(stripe.calls).toHaveLength(asked);
});

test('while Stripe is down nothing is asked of it and nothing is claimed', async () => {
  const { settle, createSubscriber, stripe, db } = await setup();
  stripe.script(() => ({ status: 500, body: { error: { type: 'api_error' } } }));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(settle(await createSubscriber()));
  }
  const asked = stripe.calls.length;
  const account = await createSubscriber();
  const { fence } = await rowOf(db, account);
  expect(await failureOf(settle(account))).toMatchObject({ type: 'StripeUnavailable', ref: account.ref });
  expect(stripe.calls).toHaveLength(asked);
  expect((await rowOf(db, account)).fence).toBe(fence);
});

test('Stripe is asked again by one request, and then by all', async () => {
  const { settle, createSubscriber, stripe } = await setup({ probeAfterMs: 1 });
  let isDown = true;
  stripe.script(() => (isDown ? { status: 500, body: { error: { type: 'api_error' } } } : null));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await failureOf(settle(await createSubscriber()));
  }
  isDown = false;
  const account = await createSubscriber();
  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
});
