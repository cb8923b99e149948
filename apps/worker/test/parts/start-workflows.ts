import { randomUUID } from 'node:crypto';
import type { OpenCheckout, OpenPortal, SettleEventInput, SyncAccountInput } from '@planbridge/contracts';
import { taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { z } from 'zod';
import type { Activities } from '../../src/activities/create-activities.ts';
import type { WorkersOptions } from '../../src/create-workers.ts';
import { createNamespace } from '../../../../test/services/create-namespace.ts';
import { readHistory } from './read-history.ts';
import { runWorkers } from './run-workers.ts';
import { unusedActivities } from './unused-activities.ts';
import { wish } from './wish.ts';
import { workflowBundle } from './workflow-bundle.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const metadata = z.looseObject({ currentDetails: z.string() });

/** Production's workflows in a namespace of their own, and workers for them that come and go. */
export async function startWorkflows(place: Place | null = null) {
  const { address, namespace, client, close } = place ?? (await createNamespace());
  const bundle = await workflowBundle();

  async function startWorker(
    activities: Activities,
    more: Partial<WorkersOptions> = {},
  ): Promise<() => Promise<void>> {
    return await runWorkers(
      { address, namespace },
      { activities: { ...unusedActivities, ...activities }, workflowBundle: bundle, ...more },
    );
  }

  return {
    client,
    close,
    bundle,
    startWorker,
    startEvent: async (customerId: string) => {
      const event: SettleEventInput = {
        eventId: `evt_${randomUUID().slice(0, 8)}`,
        type: 'customer.subscription.updated',
        customerId,
        object: null,
      };
      return await client.workflow.start(workflowTypes.settleEvent, {
        workflowId: workflowIds.settleEvent(event.eventId),
        taskQueue: taskQueues.events,
        args: [event],
      });
    },
    startSync: async (input: SyncAccountInput) =>
      await client.workflow.start(workflowTypes.syncAccount, {
        workflowId: workflowIds.syncAccount(input.ref),
        taskQueue: taskQueues.checkout,
        args: [input],
      }),
    startCheckout: async (ref: string) =>
      await client.workflow.start<OpenCheckout>(workflowTypes.openCheckout, {
        workflowId: workflowIds.openCheckout(ref),
        taskQueue: taskQueues.checkout,
        args: [wish(ref)],
      }),
    startPortal: async (ref: string) =>
      await client.workflow.start<OpenPortal>(workflowTypes.openPortal, {
        workflowId: workflowIds.openPortal(ref),
        taskQueue: taskQueues.checkout,
        args: [{ ref, returnUrl: 'https://shop.example/account', flow: null, fingerprint: 'mark' }],
      }),
    /** As an operator sees a workflow in the Web UI. */
    look: async (workflowId: string) => {
      const handle = client.workflow.getHandle(workflowId);
      const { status, searchAttributes } = await handle.describe();
      const { currentDetails } = metadata.parse(await handle.query('__temporal_workflow_metadata'));
      return {
        status: status.name,
        state: searchAttributes['PlanbridgeState']?.[0] ?? null,
        account: searchAttributes['PlanbridgeAccount']?.[0] ?? null,
        details: currentDetails,
      };
    },
    /** The names of a history's events, as in `WORKFLOW_TASK_COMPLETED`. */
    eventsOf: async (workflowId: string) =>
      (await readHistory(client, workflowId)).events.map(({ eventType }) =>
        eventType.replace('EVENT_TYPE_', ''),
      ),
  };
}

export type Place = Awaited<ReturnType<typeof createNamespace>>;
export type Workflows = Awaited<ReturnType<typeof startWorkflows>>;
