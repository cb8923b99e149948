import { workflowIds, workflowTypes, taskQueues } from '@planbridge/contracts';
import type {
  OpenCheckout,
  OpenPortal,
  SettleEvent,
  SettleEventInput,
  SyncAccount,
} from '@planbridge/contracts';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client, Workflow, WorkflowHandleWithStartDetails } from '@temporalio/client';
import { problems } from '../http/problems.ts';
import { awaitResult } from './await-result.ts';
import type { TemporalClient } from './create-temporal-client.ts';
import { createWorkerPulse } from './create-worker-pulse.ts';
import { searchAttributeKeys } from './search-attribute-keys.ts';
import type { WorkflowStarter } from './workflow-starter.ts';

// The SDK adds up to half a second, and the caller is to be answered within five.
const startPatienceMs = 3500;

/** A click or sync has one run per account; whoever comes while it runs joins it. */
const joining = {
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  workflowIdConflictPolicy: 'USE_EXISTING',
} as const;

type Start<Run extends Workflow> = (client: Client) => Promise<WorkflowHandleWithStartDetails<Run>>;

export function createTemporalStarter(temporal: Pick<TemporalClient, 'ask'>): WorkflowStarter {
  const pulse = createWorkerPulse();

  async function accepted<Run extends Workflow>(start: Start<Run>) {
    try {
      return await temporal.ask(startPatienceMs, async (client) => ({
        temporal,
        pulse,
        client,
        handle: await start(client),
      }));
    } catch (error) {
      throw error instanceof WorkflowExecutionAlreadyStartedError
        ? error
        : problems.unavailable('temporal', error);
    }
  }

  return {
    settleEvent: async (input) => {
      try {
        await accepted((client) =>
          client.workflow.start<SettleEvent>(workflowTypes.settleEvent, {
            workflowId: workflowIds.settleEvent(input.eventId),
            taskQueue: taskQueues.events,
            args: [input],
            // A redelivery repairs a run that was terminated or failed, and is a duplicate of any other.
            workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
            workflowIdConflictPolicy: 'USE_EXISTING',
            typedSearchAttributes: eventAttributes(input),
            staticSummary: eventSummary(input),
          }),
        );
        return 'accepted';
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) {
          return 'duplicate';
        }
        throw error;
      }
    },

    openCheckout: async (input, limits) => {
      const started = await accepted((client) =>
        client.workflow.start<OpenCheckout>(workflowTypes.openCheckout, {
          ...onCheckoutQueue(workflowIds.openCheckout(input.ref), input.ref),
          args: [input],
          staticSummary: `checkout of ${input.wish.plan}`,
        }),
      );
      return await awaitResult({ ...started, limits });
    },

    openPortal: async (input, limits) => {
      const started = await accepted((client) =>
        client.workflow.start<OpenPortal>(workflowTypes.openPortal, {
          ...onCheckoutQueue(workflowIds.openPortal(input.ref), input.ref),
          args: [input],
          staticSummary: `portal${input.flow === null ? '' : `: ${input.flow}`}`,
        }),
      );
      return await awaitResult({ ...started, limits });
    },

    syncAccount: async (input, limits) => {
      const started = await accepted((client) =>
        client.workflow.start<SyncAccount>(workflowTypes.syncAccount, {
          ...onCheckoutQueue(workflowIds.syncAccount(input.ref), input.ref),
          args: [input],
          staticSummary: 'sync for a page that waits',
        }),
      );
      return await awaitResult({ ...started, limits });
    },
  };
}

function onCheckoutQueue(workflowId: string, ref: string) {
  const typedSearchAttributes = [{ key: searchAttributeKeys.account, value: ref }];
  return { workflowId, taskQueue: taskQueues.checkout, typedSearchAttributes, ...joining };
}

function eventAttributes({ type, customerId }: SettleEventInput) {
  const ofType = { key: searchAttributeKeys.eventType, value: type };
  return customerId === null ? [ofType] : [ofType, { key: searchAttributeKeys.customer, value: customerId }];
}

function eventSummary({ type, customerId, object }: SettleEventInput): string {
  return `${type} of ${customerId ?? object?.id ?? 'nobody'}`;
}
