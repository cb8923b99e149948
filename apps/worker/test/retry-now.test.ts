import { randomUUID } from 'node:crypto';
import { failureTypes, retryNowSignal, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { SettleEvent } from '@planbridge/contracts';
import { failure } from '../src/failure.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import { eventually } from './parts/eventually.ts';
import { startWorkers } from './parts/start-workers.ts';
import { unusedActivities } from './parts/unused-activities.ts';

test('an operator ends the waiting of all settlements by one batch, as from the Web UI', async () => {
  const { client, close, ...at } = await createNamespace();
  let isDown = true;
  const workers = await startWorkers({
    ...at,
    activities: {
      ...unusedActivities,
      settleAccount: async () => {
        if (isDown) {
          throw failure(failureTypes.productUnavailable, 'The product is down.', { ref: 'ref1' });
        }
        return { state: 'settled', ref: 'ref1' };
      },
    },
  });
  const handles = await Promise.all(
    ['evt_1', 'evt_2', 'evt_3'].map((eventId) =>
      client.workflow.start<SettleEvent>(workflowTypes.settleEvent, {
        workflowId: workflowIds.settleEvent(eventId),
        taskQueue: taskQueues.events,
        args: [{ eventId, type: 'invoice.paid', customerId: 'cus_1', object: null }],
      }),
    ),
  );
  const visibilityQuery = `PlanbridgeState = 'waiting'`;
  await eventually(async () => (await client.workflow.count(visibilityQuery)).count === 3);

  await client.workflowService.startBatchOperation({
    namespace: at.namespace,
    jobId: randomUUID(),
    reason: 'The product is back.',
    visibilityQuery,
    signalOperation: { signal: retryNowSignal, identity: 'operator' },
  });
  await eventually(async () => {
    const described = await Promise.all(handles.map((handle) => handle.fetchHistory()));
    return described.every(({ events }) =>
      events?.some((event) => event.workflowExecutionSignaledEventAttributes),
    );
  });
  isDown = false;
  const settlements = await Promise.all(handles.map((handle) => handle.result()));
  expect(settlements).toEqual(handles.map(() => ({ state: 'settled', ref: 'ref1' })));
  // What the signal does to the back-off is tested beside the workflow; here, that it reaches all.
  for (const handle of handles) {
    const { events } = await handle.fetchHistory();
    const signals = events?.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal ?? []);
    expect(signals?.map(({ signalName }) => signalName)).toEqual([retryNowSignal]);
  }
  await eventually(async () => (await client.workflow.count(visibilityQuery)).count === 0);
  await workers.stop();
  await close();
}, 90_000);
