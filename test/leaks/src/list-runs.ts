import type { Client, WorkflowExecutionInfo } from '@temporalio/client';

/** All runs, or those that a query finds. */
export async function listRuns(client: Client, query?: string): Promise<readonly WorkflowExecutionInfo[]> {
  const runs: WorkflowExecutionInfo[] = [];
  for await (const run of client.workflow.list(query === undefined ? {} : { query })) {
    runs.push(run);
  }
  return runs;
}
