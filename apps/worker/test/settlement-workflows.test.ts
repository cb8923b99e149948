import { drawTicket } from '@planbridge/accounts';
import { retryNowSignal } from '@planbridge/contracts';
import { keepHistory } from './parts/keep-history.ts';
import { readHistory } from './parts/read-history.ts';
import { rowOf } from './parts/row-of.ts';
import type { Answer } from './parts/start-server.ts';
import { remoteWords } from './parts/start-stripe.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { Setup, World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';
import { z } from 'zod';

let world: World;
let workflows: Workflows;
/** One Stripe and one product for the file, because a worker's start takes seconds; what they answer concerns one account only. */
let shared: Setup;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  [world, workflows] = await Promise.all([startWorld(), startWorkflows()]);
  shared = await world.setup();
  stopWorker = await workflows.startWorker(shared.activities);
}, 60_000);

afterAll(async () => {
  await stopWorker();
  await workflows.close();
  await world.close();
});

/** A payer, and what the product answers about this one. */
async function setup() {
  const account = await world.createAccount();
  const [customer = ''] = account.customers;
  const { stripe, product, db } = shared;
  stripe.objects.subscriptions.push(subscriptionOf(customer));
  const path = `/entitlements/${encodeURIComponent(account.id)}`;
  const productAnswers = (answer: Answer | null) => {
    product.script((call) => (call.path === path ? answer : null));
  };
  const pushes = () => product.pushes().filter((push) => push.path === path).length;
  return { account, customer, stripe, db, productAnswers, pushes };
}

const down: Answer = { status: 503, body: { message: remoteWords } };

test('an undisturbed event settles in one workflow task, without a task of its own for the attempt', async () => {
  const { account, customer, db } = await setup();
  const event = await workflows.startEvent(customer);
  expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });

  expect((await rowOf(db, account)).plan).toBe('pro');
  expect(await workflows.eventsOf(event.workflowId)).toEqual([
    'WORKFLOW_EXECUTION_STARTED',
    'WORKFLOW_TASK_SCHEDULED',
    'WORKFLOW_TASK_STARTED',
    'WORKFLOW_TASK_COMPLETED',
    'MARKER_RECORDED',
    'WORKFLOW_EXECUTION_COMPLETED',
  ]);
  await keepHistory(workflows.client, 'settled-at-once', event.workflowId);
});

test('while the product is down an event waits and says why; retryNow ends the waiting', async () => {
  const { account, customer, productAnswers, pushes } = await setup();
  productAnswers(down);
  const event = await workflows.startEvent(customer);

  const waiting = await waitUntil(
    () => workflows.look(event.workflowId),
    ({ state }) => state === 'waiting',
  );
  expect(waiting).toEqual({
    status: 'RUNNING',
    state: 'waiting',
    account: account.ref,
    details: 'The product answered 503.',
  });
  // One attempt at once and three with patience.
  expect(pushes()).toBe(4);

  productAnswers(null);
  await event.signal(retryNowSignal);
  expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
  expect(pushes()).toBe(5);
  expect(await workflows.look(event.workflowId)).toMatchObject({
    status: 'COMPLETED',
    state: null,
    account: account.ref,
    details: 'Settled',
  });
  await keepHistory(workflows.client, 'waited-then-settled', event.workflowId);
}, 90_000);

test('a product that says when to come back is left alone until then, visibly, and retryNow still ends it', async () => {
  const { account, customer, productAnswers, pushes } = await setup();
  productAnswers({ status: 429, headers: { 'retry-after': '600' }, body: {} });
  const event = await workflows.startEvent(customer);
  await waitUntil(
    () => workflows.look(event.workflowId),
    ({ state }) => state === 'waiting',
  );
  const { events } = await readHistory(workflows.client, event.workflowId);
  expect(events.at(-1)).toMatchObject({ timerStartedEventAttributes: { startToFireTimeout: '600s' } });
  expect(pushes()).toBe(1);

  productAnswers(null);
  await event.signal(retryNowSignal);
  expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
  await keepHistory(workflows.client, 'told-when-to-come-back', event.workflowId);
});

test('after a retryNow that came too early the back-off begins anew, and the state is not written anew', async () => {
  const { account, customer, productAnswers, pushes } = await setup();
  productAnswers(down);
  const event = await workflows.startEvent(customer);
  const timers = async () => {
    const { events } = await readHistory(workflows.client, event.workflowId);
    return events.flatMap(({ timerStartedEventAttributes: timer }) => (timer === undefined ? [] : [timer]));
  };
  for (const round of [1, 2, 3]) {
    await waitUntil(timers, ({ length }) => length === round);
    await event.signal(retryNowSignal);
  }
  const [, , , last] = await waitUntil(timers, ({ length }) => length === 4);
  // The fourth round's would be 40 to 120 s.
  expect(
    Number.parseFloat(z.object({ startToFireTimeout: z.string() }).parse(last).startToFireTimeout),
  ).toBeLessThan(16);

  productAnswers(null);
  await event.signal(retryNowSignal);
  expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
  expect(pushes()).toBe(14);
  const written = (await workflows.eventsOf(event.workflowId)).filter((name) => name.startsWith('UPSERT'));
  // As waiting, and at the end no more.
  expect(written).toHaveLength(2);
}, 90_000);

test('the back-off ends by itself, too', async () => {
  const { account, customer, productAnswers } = await setup();
  productAnswers(down);
  const event = await workflows.startEvent(customer);
  await waitUntil(
    () => workflows.look(event.workflowId),
    ({ state }) => state === 'waiting',
  );
  productAnswers(null);
  expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
}, 90_000);

test('what retrying cannot cure completes, and shows as needs_attention', async () => {
  const { account, customer, productAnswers } = await setup();
  productAnswers({ status: 404, body: {} });
  const event = await workflows.startEvent(customer);
  const settlement = { state: 'needs_attention', reason: 'product-unknown-account', ref: account.ref };
  expect(await event.result()).toEqual(settlement);
  expect(await workflows.look(event.workflowId)).toEqual({
    status: 'COMPLETED',
    state: 'needs_attention',
    account: account.ref,
    details: 'Needs attention: product-unknown-account',
  });
  await keepHistory(workflows.client, 'needs-attention', event.workflowId);
}, 60_000);

test('a sync settles one account by a ticket that was drawn before', async () => {
  const { account, db } = await setup();
  const ticket = (await drawTicket(db)).toString();
  const sync = await workflows.startSync({ ref: account.ref, ticket });
  expect(await sync.result()).toEqual({ state: 'settled', ref: account.ref });
  expect((await rowOf(db, account)).coveredTicket).toBeGreaterThan(BigInt(ticket));
  await keepHistory(workflows.client, 'sync', sync.workflowId);
});

test('a sync gives up after one round with patience, because the next page asks again', async () => {
  const { account, db, productAnswers, pushes } = await setup();
  productAnswers(down);
  const sync = await workflows.startSync({ ref: account.ref, ticket: (await drawTicket(db)).toString() });
  expect(await sync.result()).toEqual({
    state: 'needs_attention',
    reason: 'The product answered 503.',
    ref: account.ref,
  });
  expect(pushes()).toBe(4);
  await keepHistory(workflows.client, 'sync-given-up', sync.workflowId);
}, 60_000);
