import type { Client } from '@temporalio/client';
import { ExplainedError } from '../explained-error.ts';

const timeoutMs = 10_000;

/** Who has polled the queue for workflows lately, as `process id@host`. Also tells that Temporal answers and knows the namespace. */
export async function listPollers(client: Client, queue: string): Promise<readonly string[]> {
  const { namespace } = client.options;
  try {
    const { pollers } = await client.withDeadline(Date.now() + timeoutMs, () =>
      client.workflowService.describeTaskQueue({ namespace, taskQueue: { name: queue } }),
    );
    const names = (pollers ?? []).map(({ identity }) => identity ?? 'unnamed');
    return [...new Set(names)];
  } catch (cause) {
    throw new ExplainedError(
      `Temporal does not answer for the namespace ${namespace}: correct TEMPORAL_NAMESPACE, or TEMPORAL_API_KEY if it needs one.`,
      { cause },
    );
  }
}
