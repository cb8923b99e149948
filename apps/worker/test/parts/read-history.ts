import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { z } from 'zod';

const history = z.looseObject({ events: z.array(z.looseObject({ eventType: z.string() })) });

export type WrittenHistory = z.infer<typeof history>;

/** A workflow's history as Temporal's own JSON, which `temporal workflow show -o json` writes too. */
export async function readHistory(
  client: Client,
  workflowId: string,
  runId?: string,
): Promise<WrittenHistory> {
  const fetched = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  return history.parse(JSON.parse(historyToJSON(fetched)));
}
