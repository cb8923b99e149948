import { searchAttributes, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { SettleEvent } from '@planbridge/contracts';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { CatchUpDependencies } from './catch-up.ts';

const patienceMs = 5000;
const eventTypeKey = defineSearchAttributeKey(searchAttributes.eventType, SearchAttributeType.KEYWORD);
const customerKey = defineSearchAttributeKey(searchAttributes.customer, SearchAttributeType.KEYWORD);

/** Starts an event's workflow as the gateway does, so that a delivery that comes after all is a duplicate. */
export function createStartEvent(client: Client): CatchUpDependencies['startEvent'] {
  return async (event) => {
    try {
      await client.withDeadline(Date.now() + patienceMs, () =>
        client.workflow.start<SettleEvent>(workflowTypes.settleEvent, {
          workflowId: workflowIds.settleEvent(event.eventId),
          taskQueue: taskQueues.events,
          args: [event],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          workflowIdConflictPolicy: 'FAIL',
          typedSearchAttributes: [
            { key: eventTypeKey, value: event.type },
            ...(event.customerId === null ? [] : [{ key: customerKey, value: event.customerId }]),
          ],
          staticSummary: `${event.type} of ${event.customerId ?? 'nobody'}, which Stripe could not deliver`,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) {
        return false;
      }
      throw error;
    }
  };
}
