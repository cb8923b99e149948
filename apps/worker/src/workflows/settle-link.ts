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
 * Starts the settlement that a new link demands and does not wait for it. It is the account's sync, so that a page that waits joins it, unless
 * one runs already: that one may have settled before the link and be about to close, so the link then gets a run of its own.
 */
export async function settleLink(ref: string, ticket: string): Promise<void> {
  if (!(await start(workflowIds.syncAccount(ref), { ref, ticket }))) {
    await start(workflowIds.settleLink(ref, ticket), { ref, ticket });
  }
}

/** False: a workflow of this id runs already. */
async function start(workflowId: string, input: Parameters<SyncAccount>[0]): Promise<boolean> {
  try {
    await startChild<SyncAccount>(workflowTypes.syncAccount, {
      workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: accountKey, value: input.ref }],
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) {
      return false;
    }
    throw error;
  }
}
