import { searchAttributes, workflowIds, workflowTypes } from '@planbridge/contracts';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { Intention } from './ports.ts';
import type { settleForCatalogue } from './settle-for-catalogue.ts';

const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);

/** One that waits already for this version keeps at it: its ticket is older, but younger than the catalogue. */
export async function startSettlingForCatalogue(version: number, intention: Intention): Promise<void> {
  try {
    await startChild<typeof settleForCatalogue>(workflowTypes.settleForCatalogue, {
      workflowId: workflowIds.settleForCatalogue(version, intention.ref),
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
