import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { listRuns } from './list-runs.ts';
import type { Text } from './text.ts';
import { textOf } from './text-of.ts';

/** What the SDK answers for a workflow beside its history: the details that an operator sees in the Web UI. */
const metadataQuery = '__temporal_workflow_metadata';

const atOnce = 8;

/**
 * All that a namespace holds: of every workflow its description (memo, search attributes, summary, pending activities with their last failure), its current
 * details and its history, and every schedule. `query` narrows the workflows.
 */
export async function readTemporal(
  client: Client,
  codec: PayloadCodec,
  query?: string,
): Promise<readonly Text[]> {
  const runs = [...(await listRuns(client, query))];
  const texts: Text[] = [];
  const lane = async () => {
    for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
      texts.push(...(await readWorkflow(client, codec, run)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return [...texts, ...(await readSchedules(client, codec))];
}

async function readWorkflow(
  client: Client,
  codec: PayloadCodec,
  { workflowId, runId, raw }: WorkflowExecutionInfo,
): Promise<readonly Text[]> {
  const handle = client.workflow.getHandle(workflowId, runId);
  const [description, details, history] = await Promise.all([
    handle.describe(),
    handle.query(metadataQuery),
    handle.fetchHistory(),
  ]);
  const place = (part: string) => `${part} of ${workflowId}`;
  return [
    { place: place('list entry'), text: await textOf(raw, codec) },
    { place: place('description'), text: await textOf(description.raw, codec) },
    { place: place('details'), text: await textOf(details, codec) },
    { place: place('history'), text: await textOf(history, codec) },
  ];
}

async function readSchedules(client: Client, codec: PayloadCodec): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for await (const { scheduleId } of client.schedule.list()) {
    const { raw } = await client.schedule.getHandle(scheduleId).describe();
    texts.push({ place: `schedule ${scheduleId}`, text: await textOf(raw, codec) });
  }
  return texts;
}
