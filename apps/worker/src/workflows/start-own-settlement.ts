import type { Settlement, SyncAccountInput } from '@planbridge/contracts';
import { searchAttributes } from '@planbridge/contracts';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { Intention } from './ports.ts';

type Own = Readonly<{ workflowType: string; workflowId: string }>;

const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);

/** Gives an intention a workflow that outlives its parent; one that runs already by this id keeps at it. */
export async function startOwnSettlement(
  intention: Intention,
  { workflowType, workflowId }: Own,
): Promise<void> {
  try {
    await startChild<(input: SyncAccountInput) => Promise<Settlement>>(workflowType, {
      workflowId,
      args: [intention],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: accountKey, value: intention.ref }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
      throw error;
    }
  }
}
