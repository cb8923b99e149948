import { setTimeout as delay } from 'node:timers/promises';
import { retryNowSignal, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { SettleEventInput } from '@planbridge/contracts';
import { z } from 'zod';
import { createBreakingApi } from '../src/product/create-breaking-api.ts';
import { createGate } from './parts/create-gate.ts';
import { eventually } from './parts/eventually.ts';
import { readHistory } from './parts/read-history.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

jest.setTimeout(90_000);

let world: World;
let workflows: Workflows;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [world, workflows] = await Promise.all([startWorld(), startWorkflows()]);
}, 60_000);

afterEach(async () => {
  for (const stop of stops.splice(0)) {
    await stop();
  }
});

afterAll(async () => {
  await workflows.close();
  await world.close();
});

/** Production's worker, in front of a Stripe and a product of the test's own; `idle`: until `work` is called. */
async function setup(options: Parameters<World['setup']>[0] = {}, start: 'idle' | 'working' = 'working') {
  const all = await world.setup(options);
  const work = async () => void stops.push(await workflows.startWorker(all.activities));
  if (start === 'working') {
    await work();
  }
  async function createSubscriber() {
    const account = await world.createAccount();
    const [customer = ''] = account.customers;
    all.stripe.objects.subscriptions.push(subscriptionOf(customer));
    return { ...account, customer };
  }
  async function createSubscribers(count: number) {
    const subscribers: Awaited<ReturnType<typeof createSubscriber>>[] = [];
    while (subscribers.length < count) {
      subscribers.push(await createSubscriber());
    }
    return subscribers;
  }
  return {
    ...all,
    work,
    createSubscriber,
    createSubscribers,
    counts: () => ({
      // One that was given up told nobody anything.
      reads: all.stripe.callsTo('GET /v1/subscriptions').filter(({ abandoned }) => !abandoned()).length,
      pushes: all.product.pushes().length,
    }),
  };
}

async function settlementOf(event: SettleEventInput) {
  return await workflows.client.workflow.execute(workflowTypes.settleEvent, {
    workflowId: workflowIds.settleEvent(event.eventId),
    taskQueue: taskQueues.events,
    args: [event],
  });
}

test('five events of one customer at once cost at most two reads and one push', async () => {
  const { createSubscriber, counts, stripe, db } = await setup();
  const { customer, ref } = await createSubscriber();
  const registered = createGate();
  stripe.script(() => registered.opened);
  const events = await Promise.all(Array.from({ length: 5 }, () => workflows.startEvent(customer)));
  // None of the five may come after the reads, which would make it a sixth of its own.
  await eventually(async () => {
    const rows = await db.execute(`select event_id from stripe_events where customer_id = '${customer}'`);
    return rows.length === 5;
  });
  registered.open();

  expect(await Promise.all(events.map((event) => event.result()))).toEqual(
    events.map(() => ({ state: 'settled', ref })),
  );
  expect([
    { reads: 1, pushes: 1 },
    { reads: 2, pushes: 1 },
  ]).toContainEqual(counts());
});

/** One change, as an endpoint for snapshots and a destination for thin events tell it. */
function twinsOf({ customer, ref }: Readonly<{ customer: string; ref: string }>) {
  const type = 'customer.subscription.updated';
  const object = { id: `sub_${customer}`, type: 'subscription' };
  return {
    snapshot: { eventId: `evt_${ref}`, type, customerId: customer, object: null },
    thin: { eventId: `evt_test_${ref}`, type: `v1.${type}`, customerId: null, object },
  };
}

test('a change that is told as a thin and as a snapshot event is pushed once, whether they come together or apart', async () => {
  const { createSubscriber, counts } = await setup();
  const together = await createSubscriber();
  const twins = twinsOf(together);
  expect(await Promise.all([settlementOf(twins.snapshot), settlementOf(twins.thin)])).toEqual([
    { state: 'settled', ref: together.ref },
    { state: 'settled', ref: together.ref },
  ]);
  expect(counts().pushes).toBe(1);

  const apart = twinsOf(await createSubscriber());
  await settlementOf(apart.snapshot);
  expect(counts().pushes).toBe(2);
  await settlementOf(apart.thin);
  expect(counts().pushes).toBe(2);
});

const pushed = z.object({ account_id: z.string(), revision: z.number() });

test('ten times what one worker takes at once repeats no revision and tells every account once', async () => {
  const { createSubscribers, product, work } = await setup({}, 'idle');
  const subscribers = await createSubscribers(50);
  // Some pushes fail besides, so that attempts are repeated.
  let pushes = 0;
  product.script(async () => {
    pushes += 1;
    const fails = pushes % 10 === 0;
    await delay(300);
    return fails ? { status: 503, body: {} } : null;
  });
  const events = await Promise.all(
    [...subscribers, ...subscribers].map(({ customer }) => workflows.startEvent(customer)),
  );
  await work();
  await Promise.all(events.map((event) => event.result()));

  const calls = product.pushes().map(({ body }) => pushed.parse(JSON.parse(body)));
  expect(new Set(calls.map(({ revision }) => revision)).size).toBe(calls.length);
  const failed = Math.floor(calls.length / 10);
  expect({ accounts: product.held.size, applied: calls.length - failed }).toEqual({
    accounts: 50,
    applied: 50,
  });
});

test('while the product is down an event that needs no push settles, and who waits for a push asks Stripe nothing', async () => {
  const { createSubscriber, createSubscribers, counts, product, settle } = await setup({
    change: ({ entitlementApi }) =>
      createBreakingApi(entitlementApi, () => undefined, { probeAfterMs: 600_000 }),
  });
  const quiet = await createSubscriber();
  await settle(quiet);
  product.script(() => ({ status: 503, body: {} }));
  const waiting = await Promise.all(
    (await createSubscribers(8)).map(({ customer }) => workflows.startEvent(customer)),
  );
  const rounds = async () =>
    await Promise.all(
      waiting.map(async ({ workflowId }) => {
        const { events } = await readHistory(workflows.client, workflowId);
        return events.filter(({ timerStartedEventAttributes: timer }) => timer !== undefined).length;
      }),
    );
  await waitUntil(rounds, (each) => each.every((count) => count >= 1));

  const event = await workflows.startEvent(quiet.customer);
  expect(await event.result()).toEqual({ state: 'settled', ref: quiet.ref });
  // By its first attempt, as ever: it was behind nobody.
  expect(await workflows.eventsOf(event.workflowId)).not.toContain('ACTIVITY_TASK_SCHEDULED');

  const before = { counts: counts(), rounds: await rounds() };
  await Promise.all(waiting.map((each) => each.signal(retryNowSignal)));
  await waitUntil(rounds, (each) => each.every((count, index) => count > (before.rounds[index] ?? 0)));
  expect(counts()).toEqual(before.counts);
  await Promise.all(waiting.map((each) => each.terminate()));
});
