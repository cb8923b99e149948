import type { SettleRestored } from '@planbridge/contracts';
import { taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { Client } from '@temporalio/client';

/** One that still runs has passed accounts that were uncovered again since: it is ended and begins anew. Those that it gave a workflow keep it. */
export async function startSettling(client: Client): Promise<void> {
  await client.workflow.start<SettleRestored>(workflowTypes.settleRestored, {
    workflowId: workflowIds.settleRestored,
    taskQueue: taskQueues.maintenance,
    args: [],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}
