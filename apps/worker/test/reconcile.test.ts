import { moveMark, readMark } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { attempt } from './parts/attempt.ts';
import { rowOf } from './parts/row-of.ts';
import type { Setup } from './parts/start-world.ts';
import { startWorld } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

const daySeconds = 86_400;
const nowSeconds = 1_800_000_000;

/** A product that cannot be asked what it holds. */
const silentProduct: Parameters<Setup['product']['script']>[0] = ({ path }) =>
  path === '/oauth/token' ? { body: { access_token: 'token', expires_in: 600 } } : { body: {} };

const opened: Readonly<{ close(): Promise<void> }>[] = [];

afterEach(async () => {
  for (const { close } of opened.splice(0)) {
    await close();
  }
});

type Options = Readonly<{
  accounts?: number;
  style?: 'planbridge' | 'dbos-cloud';
  isProductDown?: () => boolean;
}>;

/** Accounts that pay and are settled, none of whom has had a turn for a day. Each test has a database of its own, because a walk meets everybody. */
async function setup({ accounts = 3, style = 'planbridge', isProductDown = () => false }: Options = {}) {
  const world = await startWorld();
  opened.push(world);
  const all = await world.setup({
    style,
    change: () => ({ now: () => new Date(nowSeconds * 1000), isProductDown }),
  });
  if (style === 'dbos-cloud') {
    all.product.script(silentProduct);
  }
  const subscribers: Account[] = [];
  for (let number = 0; number < accounts; number += 1) {
    subscribers.push(await createSubscriber());
  }
  await forgetWalks();

  async function createSubscriber() {
    const account = await world.createAccount();
    all.stripe.objects.subscriptions.push(subscriptionOf(account.customers[0] ?? ''));
    await all.settle(account);
    return account;
  }

  async function forgetWalks() {
    await world.db.execute(`delete from marks`);
    await moveMark(world.db, 'reconcile', nowSeconds - daySeconds);
  }

  return {
    ...all,
    forgetWalks,
    /** In the order in which their turns come on a day that begins at midnight. */
    subscribers: subscribers.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    walk: async () => await attempt({ taskQueue: 'maintenance' }).run(all.activities.reconcile),
    mark: async () => await readMark(world.db, 'reconcile'),
    /** What has been asked and pushed since the last look. */
    takeCalls: () => ({
      reads: all.stripe.calls.splice(0).length,
      pushes: all.product.calls.splice(0).filter(({ method }) => method === 'PUT').length,
    }),
    drift: ({ id }: Account, plan: string | null) => {
      const held = all.product.held.get(id);
      if (plan === null || held === undefined) {
        all.product.held.delete(id);
      } else {
        all.product.held.set(id, { ...held, plan });
      }
    },
  };
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) {
    throw new Error('There is none.');
  }
  return item;
}

test('accounts that agree are read once and pushed never', async () => {
  const { walk, takeCalls, mark } = await setup();
  takeCalls();
  expect(await walk()).toEqual({ agreed: 3, repaired: 0, left: 0 });
  expect(takeCalls()).toEqual({ reads: 3, pushes: 0 });
  expect(await mark()).toBe(nowSeconds);
});

test.each([
  ['holds another plan', 'team'],
  ['has forgotten an account that pays', null],
])('a product that %s is told again, with a greater revision', async (_what, plan) => {
  const { walk, subscribers, drift, product, db, takeCalls } = await setup();
  const account = first(subscribers);
  const { revision } = await rowOf(db, account);
  takeCalls();
  drift(account, plan);
  expect(await walk()).toEqual({ agreed: 2, repaired: 1, left: 0 });
  expect(product.held.get(account.id)).toMatchObject({ plan: 'pro' });
  expect(product.held.get(account.id)?.revision).toBeGreaterThan(Number(revision));
  expect(takeCalls().pushes).toBe(1);
  expect(await rowOf(db, account)).toMatchObject({ pushPending: false, leaseUntil: null });
});

test('a product that holds nothing of an account without a plan is left in peace', async () => {
  const { walk, subscribers, stripe, settle, drift } = await setup({ accounts: 1 });
  const account = first(subscribers);
  stripe.objects.subscriptions.splice(0);
  await settle(account);
  drift(account, null);
  expect(await walk()).toEqual({ agreed: 1, repaired: 0, left: 0 });
});

test('a change at Stripe that no event told is found', async () => {
  const { walk, subscribers, stripe, product } = await setup();
  const account = first(subscribers);
  const at = stripe.objects.subscriptions.findIndex(({ customer }) => customer === customerOf(account));
  stripe.objects.subscriptions[at] = subscriptionOf(customerOf(account), {
    lookupKey: 'team_yearly',
    quantity: 4,
  });
  expect(await walk()).toEqual({ agreed: 3, repaired: 0, left: 0 });
  expect(product.held.get(account.id)).toMatchObject({ plan: 'team', seats: 4 });
});

test('a push that is pending is left to whoever is responsible for it', async () => {
  const { walk, subscribers, db, takeCalls } = await setup();
  await db.execute(`update accounts set push_pending = true where ref = '${first(subscribers).ref}'`);
  takeCalls();
  expect(await walk()).toEqual({ agreed: 2, repaired: 0, left: 0 });
  expect(takeCalls()).toEqual({ reads: 2, pushes: 0 });
});

test('an account that another attempt is pushing is no drift', async () => {
  const { walk, subscribers, db, product, takeCalls } = await setup({ accounts: 1 });
  const account = first(subscribers);
  takeCalls();
  product.script(async ({ method }) => {
    if (method === 'GET') {
      await db.execute(`update accounts set fence = nextval('sync_ticket') where ref = '${account.ref}'`);
      return { body: { revision: 1_000_000, plan: 'team' } };
    }
    return null;
  });
  expect(await walk()).toEqual({ agreed: 0, repaired: 0, left: 1 });
  expect(takeCalls().pushes).toBe(0);
});

test('a product that cannot be asked is told again while a plan is new, and not later', async () => {
  const { walk, forgetWalks, db, product } = await setup({ style: 'dbos-cloud' });
  const told = () => product.calls.splice(0).filter(({ path }) => path.endsWith('/update-sub')).length;
  told();
  expect(await walk()).toEqual({ agreed: 0, repaired: 3, left: 0 });
  expect(told()).toBe(3);
  await db.execute(`update plan_changes set changed_at = changed_at - interval '3 days'`);
  await forgetWalks();
  expect(await walk()).toEqual({ agreed: 3, repaired: 0, left: 0 });
  expect(told()).toBe(0);
});

test('a walk that broke off goes on from the account before', async () => {
  const { walk, stripe, takeCalls } = await setup({ accounts: 8 });
  let answered = 0;
  stripe.script(() => {
    answered += 1;
    return answered > 2 ? { status: 500, body: { error: { type: 'api_error' } } } : null;
  });
  takeCalls();
  expect(await walk()).toEqual({ agreed: 2, repaired: 0, left: 5 });
  expect(takeCalls().reads).toBe(7);
  stripe.script(() => null);
  // The last one that succeeded shares its second with the mark, so it is looked at once more.
  expect(await walk()).toEqual({ agreed: 7, repaired: 0, left: 0 });
});

test('one account that fails does not hold up those after it', async () => {
  const { walk, subscribers, stripe, mark } = await setup();
  const broken = customerOf(first(subscribers));
  stripe.script(({ query }) =>
    query.get('customer') === broken ? { status: 500, body: { error: { type: 'api_error' } } } : null,
  );
  const { agreed, left } = await walk();
  expect({ agreed, left }).toEqual({ agreed: 2, left: 1 });
  expect(await mark()).toBeGreaterThan(nowSeconds - daySeconds);
});

test('while the product is down nobody is passed', async () => {
  let isDown = true;
  const { walk, mark } = await setup({ isProductDown: () => isDown });
  expect(await walk()).toEqual({ agreed: 0, repaired: 0, left: 0 });
  expect(await mark()).toBe(nowSeconds - daySeconds);
  isDown = false;
  expect(await walk()).toEqual({ agreed: 3, repaired: 0, left: 0 });
});

test('everybody has one turn a day, and who was away for days does not make up for each', async () => {
  const { walk, db, takeCalls } = await setup();
  await db.execute(`update marks set at_seconds = ${nowSeconds - 10 * daySeconds}`);
  takeCalls();
  expect(await walk()).toEqual({ agreed: 3, repaired: 0, left: 0 });
  expect(await walk()).toEqual({ agreed: 0, repaired: 0, left: 0 });
});

test('the first walk of all begins now, and nobody is read', async () => {
  const { walk, db, mark, takeCalls } = await setup();
  await db.execute(`delete from marks`);
  takeCalls();
  expect(await walk()).toEqual({ agreed: 0, repaired: 0, left: 0 });
  expect(takeCalls()).toEqual({ reads: 0, pushes: 0 });
  expect(await mark()).toBe(nowSeconds);
});

function customerOf({ id }: Account): string {
  return `cus_${/\d+/.exec(id.slice(6))?.[0]}_0`;
}
