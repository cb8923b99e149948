import type { SyncAccount } from '@planbridge/contracts';
import { searchAttributes, workflowIds, workflowTypes } from '@planbridge/contracts';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';

const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);

/**
 * Starts the settlement that a new link demands and does not wait for it. One that runs already does as well: the link has taken its lease,
 * so it has to claim again and reads after the link.
 */
export async function settleLink(ref: string, ticket: string): Promise<void> {
  try {
    await startChild<SyncAccount>(workflowTypes.syncAccount, {
      workflowId: workflowIds.syncAccount(ref),
      args: [{ ref, ticket }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: accountKey, value: ref }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
      throw error;
    }
  }
}
