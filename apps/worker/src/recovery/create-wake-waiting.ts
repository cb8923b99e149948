import { retryNowSignal, searchAttributes } from '@planbridge/contracts';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';

/** Ends the waiting of all workflows, because what they wait for is back. Returns at once and never throws. */
export type WakeWaiting = (recovery: string) => void;

const patienceMs = 5000;

/**
 * By Temporal's own batch, as an operator would from the Web UI: it goes at a moderate pace, and the queue `retries` paces what comes of it. Of
 * several workers that see the same recovery, the first one's batch counts, because its id is the recovery's. If it is lost, the back-offs
 * end by themselves.
 */
export function createWakeWaiting(client: Client, log: Logger): WakeWaiting {
  const { namespace, identity } = client.options;
  return (recovery) => {
    client
      .withDeadline(Date.now() + patienceMs, () =>
        client.workflowService.startBatchOperation({
          namespace,
          jobId: `recovery-${recovery}`,
          reason: 'What they wait for is back.',
          visibilityQuery: `${searchAttributes.state} = 'waiting' AND ExecutionStatus = 'Running'`,
          signalOperation: { signal: retryNowSignal, identity },
        }),
      )
      .then(
        () => log.info({ recovery }, 'Waking the workflows that wait'),
        () =>
          log.info({ recovery }, 'The waiting workflows are being woken by another, or wake by themselves'),
      );
  };
}
