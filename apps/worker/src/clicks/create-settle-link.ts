import { searchAttributes, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { SyncAccount, SyncAccountInput } from '@planbridge/contracts';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Starts the settlement that a new link demands. False: Temporal did not take it in time, so it is left to the click's workflow. */
export type SettleLink = (input: SyncAccountInput) => Promise<boolean>;

/** Of a click, which does not wait for it as long as Stripe is asked beside it. */
const patienceMs = 1000;
const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);

/** As the workflow would, but while Stripe is asked for the session: two workflow tasks less between the user and the page. */
export function createSettleLink(client: Client): SettleLink {
  async function isStarted(workflowId: string, input: SyncAccountInput): Promise<boolean> {
    try {
      await client.withDeadline(Date.now() + patienceMs, () =>
        client.workflow.start<SyncAccount>(workflowTypes.syncAccount, {
          workflowId,
          taskQueue: taskQueues.checkout,
          args: [input],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowIdConflictPolicy: 'FAIL',
          typedSearchAttributes: [{ key: accountKey, value: input.ref }],
          staticSummary: 'sync for a new customer',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) {
        return false;
      }
      throw error;
    }
  }

  return async function settleLink(input) {
    try {
      // One that runs already may have settled before the link and be about to close.
      return (
        (await isStarted(workflowIds.syncAccount(input.ref), input)) ||
        (await isStarted(workflowIds.settleLink(input.ref, input.ticket), input))
      );
    } catch {
      return false;
    }
  };
}
