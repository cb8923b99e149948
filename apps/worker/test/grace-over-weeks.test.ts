import { applyCatalogue } from '@planbridge/accounts';
import { workflowTypes } from '@planbridge/contracts';
import { catalogue } from './parts/catalogue.ts';
import { rowOf } from './parts/row-of.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

jest.setTimeout(180_000);

const daySeconds = 86_400;
let world: World;
let workflows: Workflows;
let stopWorker = async () => {};
let rechecks = 0;

beforeAll(async () => {
  [world, workflows] = await Promise.all([startWorld(), startWorkflows()]);
  await applyCatalogue(world.db, { source: 'four weeks', catalogue: withGrace(28) });
}, 60_000);

afterEach(async () => {
  await stopWorker();
});

afterAll(async () => {
  await workflows.close();
  await world.close();
});

const withGrace = (graceDays: number) => ({
  ...catalogue,
  plans: catalogue.plans.map((plan) => (plan.id === 'pro' ? { ...plan, graceDays } : plan)),
});

/** Somebody on Pro, with four weeks of grace, whose card has just failed; and a worker that is new after every span of time. */
async function setUpArrears() {
  const { activities, db, product, stripe, createAccount } = await world.setup();
  stopWorker = await workflows.startWorker(activities);

  const account = await createAccount();
  const [customer = ''] = account.customers;
  const become = (status: string) =>
    stripe.objects.subscriptions.splice(0, 1, subscriptionOf(customer, { id: 'sub_due', status }));
  const tell = async () => await (await workflows.startEvent(customer)).result();
  become('active');
  await tell();

  const fails = (at: number) => {
    become('past_due');
    stripe.objects.invoices.splice(0, 1, {
      id: 'in_1',
      subscription: 'sub_due',
      status: 'open',
      created: at,
      lines: { data: [{ period: { start: at } }] },
    });
  };
  let due = Math.floor(Date.now() / 1000);
  fails(due);
  await tell();

  async function recheck(): Promise<unknown> {
    rechecks += 1;
    return await workflows.client.workflow.execute(workflowTypes.recheck, {
      workflowId: `recheck-${rechecks}`,
      taskQueue: 'maintenance',
      args: [],
    });
  }

  return {
    product,
    tell,
    recheck,
    look: async () => await rowOf(db, account),
    held: () => product.held.get(account.id)?.plan,
    pays: () => {
      become('active');
      stripe.objects.invoices.splice(0);
    },
    /** So much time goes by: everything that has a date is so much older. Meanwhile the worker is replaced. */
    passDays: async (days: number): Promise<void> => {
      await stopWorker();
      due -= days * daySeconds;
      if (stripe.objects.invoices.length > 0) {
        fails(due);
      }
      await db.execute(`update accounts set recheck_at = recheck_at - interval '${days} days'`);
      stopWorker = await workflows.startWorker(activities);
    },
  };
}

test('a grace period of four weeks outlives the workers, keeps the plan until its day, and then ends by itself; who pays after it has the plan again', async () => {
  const { look, held, passDays, pays, recheck, product, tell } = await setUpArrears();
  expect(await look()).toMatchObject({ plan: 'pro', status: 'past_due' });
  for (const days of [7, 13, 7]) {
    await passDays(days);
    expect(await recheck()).toEqual({ due: 0 });
    expect([(await look()).plan, held()]).toEqual(['pro', 'pro']);
  }
  const pushes = product.pushes().length;
  await passDays(1);
  expect(await recheck()).toEqual({ due: 1 });
  expect(await look()).toMatchObject({
    plan: 'free',
    status: 'past_due',
    recheckAt: null,
    pushPending: false,
  });
  expect(held()).toBe('free');
  await passDays(7);
  expect(await recheck()).toEqual({ due: 0 });
  expect(product.pushes()).toHaveLength(pushes + 1);
  pays();
  await tell();
  expect(await look()).toMatchObject({ plan: 'pro', status: 'active', recheckAt: null });
  expect(held()).toBe('pro');
});

test('who pays within the grace period keeps the plan, and its end comes to nothing', async () => {
  const { look, held, passDays, pays, recheck, tell } = await setUpArrears();
  await passDays(20);
  pays();
  await tell();
  expect(await look()).toMatchObject({ plan: 'pro', status: 'active', recheckAt: null });
  await passDays(30);
  expect(await recheck()).toEqual({ due: 0 });
  expect([(await look()).plan, held()]).toEqual(['pro', 'pro']);
});

test('a payment that no event told of is seen when the grace period ends', async () => {
  const { look, held, passDays, pays, recheck } = await setUpArrears();
  await passDays(28);
  pays();
  expect(await recheck()).toEqual({ due: 1 });
  expect(await look()).toMatchObject({ plan: 'pro', status: 'active', recheckAt: null });
  expect(held()).toBe('pro');
});
