import { randomUUID } from 'node:crypto';
import { ActivityCancellationDetails } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';

export type AttemptWish = Readonly<{ isLocal?: boolean; runId?: string; taskQueue?: string }>;

/** An activity's context, in a workflow's run of its own: patient as on the queue `retries`, unless it is to be local. */
export function attempt({ isLocal = false, runId = randomUUID(), taskQueue = 'test' }: AttemptWish = {}) {
  const workflowExecution = { workflowId: 'test', runId };
  const environment = new MockActivityEnvironment({ isLocal, taskQueue, workflowExecution });
  return {
    run: async <Args extends unknown[], Result>(
      activity: (...args: Args) => Promise<Result>,
      ...args: Args
    ): Promise<Result> => await environment.run<Args, Result, typeof activity>(activity, ...args),
    /** As when the worker stops and its grace time is over. */
    shutDown: () =>
      environment.cancel('WORKER_SHUTDOWN', new ActivityCancellationDetails({ workerShutdown: true })),
    onHeartbeat: (listener: () => void) => {
      environment.on('heartbeat', listener);
    },
  };
}

export type Attempt = ReturnType<typeof attempt>;
