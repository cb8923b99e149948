import { taskQueues, workflowIds } from '@planbridge/contracts';
import type { OpenCheckoutInput, SettleEventInput } from '@planbridge/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { createTemporalStarter } from '../src/temporal/create-temporal-starter.ts';
import { createNamespace } from './parts/create-namespace.ts';
import { startWorker } from './parts/start-worker.ts';

type Namespace = Awaited<ReturnType<typeof createNamespace>>;

/** Nobody polls in the first, a worker does in the second. */
let quiet: Namespace;
let busy: Namespace;
let worker: Awaited<ReturnType<typeof startWorker>>;
let ids = 0;

beforeAll(async () => {
  [quiet, busy] = await Promise.all([createNamespace(), createNamespace()]);
  worker = await startWorker(busy, [taskQueues.events, taskQueues.checkout]);
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await quiet.close();
  await busy.close();
});

function setup({ client, temporal }: Namespace) {
  ids += 1;
  return { starter: createTemporalStarter(temporal), client, eventId: `evt_${ids}`, ref: `ref${ids}` };
}

function event(eventId: string, type = 'invoice.paid'): SettleEventInput {
  return { eventId, type, customerId: 'cus_9', object: null };
}

function click(ref: string, { page = 'https://a.example', fingerprint = 'mark' } = {}): OpenCheckoutInput {
  const wish = {
    plan: 'pro',
    interval: 'month',
    seats: null,
    successUrl: page,
    cancelUrl: 'https://a.example',
  } as const;
  return { ref, wish, fingerprint };
}

function limits(ms = 10_000) {
  return { deadline: Date.now() + ms, signal: new AbortController().signal };
}

test('an accepted event is a workflow that an operator finds by customer and type', async () => {
  const { starter, client, eventId } = setup(quiet);
  expect(await starter.settleEvent(event(eventId))).toBe('accepted');

  const run = await client.workflow.getHandle(workflowIds.settleEvent(eventId)).describe();
  expect(run).toMatchObject({
    type: 'settleEvent',
    taskQueue: 'events',
    searchAttributes: { PlanbridgeCustomer: ['cus_9'], PlanbridgeEventType: ['invoice.paid'] },
  });
  expect(await run.staticSummary()).toBe('invoice.paid of cus_9');
});

test('a thin event is found by its type, because its customer is not known yet', async () => {
  const { starter, client, eventId } = setup(quiet);
  await starter.settleEvent({
    ...event(eventId),
    customerId: null,
    object: { id: 'sub_1', type: 'subscription' },
  });
  const run = await client.workflow.getHandle(workflowIds.settleEvent(eventId)).describe();
  expect(run.searchAttributes).toMatchObject({ PlanbridgeEventType: ['invoice.paid'] });
  expect(run.searchAttributes).not.toHaveProperty('PlanbridgeCustomer');
});

test('an event delivered twenty times at once is one run', async () => {
  const { starter, client, eventId } = setup(quiet);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, async () => await starter.settleEvent(event(eventId))),
  );
  expect(outcomes).toEqual(Array.from({ length: 20 }, () => 'accepted'));
  expect(await runsOf(client, workflowIds.settleEvent(eventId))).toBe(1);
});

test('an event that is settled is a duplicate', async () => {
  const { starter, client, eventId } = setup(busy);
  await starter.settleEvent(event(eventId));
  await client.workflow.getHandle(workflowIds.settleEvent(eventId)).result();

  expect(await starter.settleEvent(event(eventId))).toBe('duplicate');
  expect(await runsOf(client, workflowIds.settleEvent(eventId))).toBe(1);
});

test('an event whose run failed starts again when it is delivered again', async () => {
  const { starter, client, eventId } = setup(busy);
  const run = client.workflow.getHandle(workflowIds.settleEvent(eventId));
  await starter.settleEvent(event(eventId, 'invoice.payment_failed'));
  await expect(run.result()).rejects.toBeInstanceOf(WorkflowFailedError);

  expect(await starter.settleEvent(event(eventId))).toBe('accepted');
  await expect(run.result()).resolves.toMatchObject({ state: 'settled' });
});

test('an event whose run an operator terminated starts again when it is delivered again', async () => {
  const { starter, client, eventId } = setup(quiet);
  const run = client.workflow.getHandle(workflowIds.settleEvent(eventId));
  await starter.settleEvent(event(eventId));
  await run.terminate('by an operator');

  expect(await starter.settleEvent(event(eventId))).toBe('accepted');
  expect((await run.describe()).status.name).toBe('RUNNING');
});

test('a click gets the result of its run', async () => {
  const { starter, client, ref } = setup(busy);
  const result = await starter.openCheckout(click(ref), limits());
  expect(result).toEqual({ outcome: 'already-on-plan', fingerprint: 'mark' });

  const run = await client.workflow.getHandle(workflowIds.openCheckout(ref)).describe();
  expect(run).toMatchObject({ taskQueue: 'checkout', searchAttributes: { PlanbridgeAccount: [ref] } });
});

test('two clicks at once join one run, and a later one starts another', async () => {
  const { starter, client, ref } = setup(busy);
  const [one, other] = await Promise.all([
    starter.openCheckout(click(ref, { fingerprint: 'one' }), limits()),
    starter.openCheckout(click(ref, { fingerprint: 'other' }), limits()),
  ]);
  expect(one).toEqual(other);
  expect(await runsOf(client, workflowIds.openCheckout(ref))).toBe(1);
  expect(await starter.openCheckout(click(ref, { fingerprint: 'later' }), limits())).toMatchObject({
    fingerprint: 'later',
  });
  expect(await runsOf(client, workflowIds.openCheckout(ref))).toBe(2);
});

test('portal and sync are awaited alike', async () => {
  const { starter, ref } = setup(busy);
  const portal = { ref, returnUrl: 'https://a.example', flow: null, fingerprint: 'mark' };
  expect(await starter.openPortal(portal, limits())).toEqual({
    outcome: 'no-billing-account',
    fingerprint: 'mark',
  });
  expect(await starter.syncAccount({ ref, ticket: '7' }, limits())).toEqual({ state: 'settled', ref });
});

test('a click that no worker takes is unavailable within 5 s, and stays for the worker to come', async () => {
  const { starter, client, ref } = setup(quiet);
  const began = performance.now();
  await expect(starter.openCheckout(click(ref), limits())).rejects.toMatchObject({ dependency: 'worker' });
  expect(performance.now() - began).toBeLessThan(5000);
  const { status } = await client.workflow.getHandle(workflowIds.openCheckout(ref)).describe();
  expect(status.name).toBe('RUNNING');
});

test('a run that a worker has taken is awaited to the deadline', async () => {
  const { starter, ref } = setup(busy);
  const began = performance.now();
  await expect(
    starter.openCheckout(click(ref, { page: 'https://a.example?endless' }), limits(5000)),
  ).rejects.toMatchObject({
    dependency: 'worker',
  });
  expect(performance.now() - began).toBeGreaterThan(4500);
});

test('a caller who hangs up ends the waiting, not the run', async () => {
  const { starter, client, ref } = setup(busy);
  const caller = new AbortController();
  const result = starter.openCheckout(click(ref, { page: 'https://a.example?endless' }), {
    ...limits(),
    signal: caller.signal,
  });
  caller.abort();
  const began = performance.now();
  await expect(result).rejects.toMatchObject({ dependency: 'temporal' });
  expect(performance.now() - began).toBeLessThan(4000);
  const { status } = await client.workflow.getHandle(workflowIds.openCheckout(ref)).describe();
  expect(status.name).toBe('RUNNING');
});

test('a run that an operator terminates is no passing trouble', async () => {
  const { starter, client, ref } = setup(busy);
  const result = starter.openCheckout(click(ref, { page: 'https://a.example?endless' }), limits());
  const error = result.catch((thrown: unknown) => thrown);
  await started(client, workflowIds.openCheckout(ref));
  await client.workflow.getHandle(workflowIds.openCheckout(ref)).terminate('by an operator');
  expect(await error).toBeInstanceOf(WorkflowFailedError);
});

/** How many runs the id ever had; visibility follows the starts within moments. */
async function runsOf(client: Namespace['client'], workflowId: string): Promise<number> {
  const { runId } = await client.workflow.getHandle(workflowId).describe();
  for (;;) {
    const runs = new Set<string>();
    for await (const run of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
      runs.add(run.runId);
    }
    if (runs.has(runId)) {
      return runs.size;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function started(client: Namespace['client'], workflowId: string): Promise<void> {
  for (;;) {
    try {
      await client.workflow.getHandle(workflowId).describe();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
