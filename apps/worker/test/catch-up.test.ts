import { moveMark, readMark } from '@planbridge/accounts';
import { scheduleIds, workflowIds } from '@planbridge/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { createStartEvent } from '../src/catch-up/create-start-event.ts';
import { ensureSchedules } from '../src/ensure-schedules.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import { eventually } from './parts/eventually.ts';
import { rowOf } from './parts/row-of.ts';
import { startWorkers } from './parts/start-workers.ts';
import { startWorld } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { unusedActivities } from './parts/unused-activities.ts';

const nowSeconds = 1_800_000_000;

let world: Awaited<ReturnType<typeof startWorld>>;
let temporal: Awaited<ReturnType<typeof createNamespace>>;
let all: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  [world, temporal] = await Promise.all([startWorld(), createNamespace()]);
  all = await start();
}, 60_000);

afterAll(async () => {
  await all.workers.stop();
  await temporal.close();
  await world.close();
});

async function start() {
  const undelivered: unknown[] = [];
  const { stripe, product, activities } = await world.setup({
    change: () => ({
      now: () => new Date(nowSeconds * 1000),
      startEvent: createStartEvent(temporal.client),
    }),
  });
  stripe.script(({ path }) =>
    path === '/v1/events' ? (undelivered.length === 0 ? 'break' : listOf(undelivered)) : null,
  );
  const workers = await startWorkers({ ...temporal, activities: { ...unusedActivities, ...activities } });
  return { stripe, product, undelivered, workers };
}

function listOf(data: readonly unknown[]) {
  return { body: { object: 'list', data, has_more: false } };
}

let looks = 0;

/** What one look found, and how many workflows it started. */
async function look(): Promise<number> {
  looks += 1;
  const caughtUp = await temporal.client.workflow.execute<() => Promise<{ started: number }>>('catchUp', {
    workflowId: `look-${looks}`,
    taskQueue: 'maintenance',
    args: [],
  });
  return caughtUp.started;
}

async function setup() {
  const account = await world.createAccount();
  const [customer = ''] = account.customers;
  all.stripe.objects.subscriptions.push(subscriptionOf(customer));
  const event = {
    object: 'event',
    id: `evt_of_${customer}`,
    type: 'customer.subscription.created',
    livemode: false,
    data: { object: { object: 'subscription', id: 'sub_1', customer } },
  };
  all.undelivered.splice(0, all.undelivered.length, event);
  const workflow = temporal.client.workflow.getHandle(workflowIds.settleEvent(event.id));
  return { ...all, account, event, workflow };
}

test('an event that Stripe could not deliver is settled as if it had, once', async () => {
  const { account, event, workflow, stripe } = await setup();
  expect(await look()).toBe(1);
  expect(await workflow.result()).toEqual({ state: 'settled', ref: account.ref });
  expect(await rowOf(world.db, account)).toMatchObject({ plan: 'pro' });
  const run = await workflow.describe();
  expect(run.searchAttributes).toMatchObject({
    PlanbridgeEventType: [event.type],
    PlanbridgeCustomer: [account.customers[0]],
  });

  const reads = stripe.callsTo('GET /v1/subscriptions').length;
  expect(await look()).toBe(0);
  expect((await workflow.describe()).runId).toBe(run.runId);
  expect(stripe.callsTo('GET /v1/subscriptions')).toHaveLength(reads);
});

test.each([
  ['of the other mode', { livemode: true }],
  ['that is none', { id: 'not an event' }],
  ['of a connected account', { account: 'acct_2' }],
  ['of a type nobody handles', { type: 'charge.succeeded' }],
  ['without a customer', { data: { object: { object: 'subscription', id: 'sub_1' } } }],
  ['of a customer whose id is an e-mail', { data: { object: { customer: 'ada@example.com' } } }],
])('an undelivered event %s is left alone', async (_what, change) => {
  const { event, undelivered } = await setup();
  undelivered.splice(0, 1, { ...event, ...change });
  expect(await look()).toBe(0);
});

test('a run that an operator terminated is repaired', async () => {
  const { event, workflow, account } = await setup();
  await temporal.client.workflow.start('settleEvent', {
    workflowId: workflow.workflowId,
    taskQueue: 'nobody-polls',
    args: [{ eventId: event.id, type: event.type, customerId: account.customers[0], object: null }],
  });
  await workflow.terminate('by an operator');
  expect(await look()).toBe(1);
  expect(await workflow.result()).toEqual({ state: 'settled', ref: account.ref });
});

test('an event that is settled is cheap after Temporal has forgotten it', async () => {
  const { workflow, event, stripe, product, account } = await setup();
  expect(await look()).toBe(1);
  await workflow.result();
  const calls = [stripe.calls.length, product.calls.length];
  // After the retention a redelivery makes a new workflow, whose attempt finds the event's row.
  const again = await temporal.client.workflow.execute('settleEvent', {
    workflowId: `after-retention-${event.id}`,
    taskQueue: 'events',
    args: [{ eventId: event.id, type: event.type, customerId: account.customers[0], object: null }],
  });
  expect(again).toEqual({ state: 'settled', ref: account.ref });
  expect([stripe.calls.length, product.calls.length]).toEqual(calls);
});

test('the schedule looks three days back at first, then from ten minutes before its last look', async () => {
  const { stripe } = await setup();
  await world.db.execute('delete from marks');
  const marks = () => stripe.callsTo('GET /v1/events').map(({ query }) => query.get('created[gte]'));
  const before = marks().length;
  await ensureSchedules(temporal.client);
  await temporal.client.schedule.getHandle(scheduleIds.catchUp).trigger();
  await eventually(() => marks().length > before);
  expect(marks()[before]).toBe(String(nowSeconds - 3 * 86_400));
  await eventually(async () => (await readMark(world.db, 'catch-up')) !== null);

  await look();
  expect(marks().at(-1)).toBe(String(nowSeconds - 600));
  expect(stripe.callsTo('GET /v1/events').at(-1)?.query.get('delivery_success')).toBe('false');
});

test('a look that failed is made again from where the last one ended', async () => {
  const { stripe, undelivered } = await setup();
  const events = [...undelivered];
  await look();
  const marks = () => stripe.callsTo('GET /v1/events').map(({ query }) => query.get('created[gte]'));
  await moveMark(world.db, 'catch-up', nowSeconds - 100);
  undelivered.splice(0);
  await expect(look()).rejects.toThrow(WorkflowFailedError);
  expect(await readMark(world.db, 'catch-up')).toBe(nowSeconds - 100);
  undelivered.push(...events);
  await look();
  expect(marks().at(-1)).toBe(String(nowSeconds - 100));
});
