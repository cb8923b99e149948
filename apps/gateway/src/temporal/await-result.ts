import { setMaxListeners } from 'node:events';
import { isGrpcDeadlineError, WorkflowFailedError } from '@temporalio/client';
import type {
  Client,
  Workflow,
  WorkflowHandleWithStartDetails,
  WorkflowResultType,
} from '@temporalio/client';
import { isProblem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import type { TemporalClient } from './create-temporal-client.ts';
import type { WorkerPulse } from './create-worker-pulse.ts';
import { watchForStall } from './watch-for-stall.ts';
import type { WaitLimits } from './workflow-starter.ts';

type Waiting<Run extends Workflow> = Readonly<{
  temporal: Pick<TemporalClient, 'ask'>;
  pulse: WorkerPulse;
  /** The one that started the run. */
  client: Client;
  handle: WorkflowHandleWithStartDetails<Run>;
  limits: WaitLimits;
}>;

/** Waits for the end of a run that Temporal has accepted, but not for a worker that is not there. */
export async function awaitResult<Run extends Workflow>({
  temporal,
  pulse,
  client,
  handle,
  limits,
}: Waiting<Run>): Promise<WorkflowResultType<Run>> {
  const ended = new AbortController();
  const signal = AbortSignal.any([limits.signal, ended.signal]);
  // The SDK listens anew for every page of a long wait; Node would take more than ten for a leak and warn.
  setMaxListeners(0, signal);
  try {
    // The SDK cancels a call that is under way, but starts one whose signal is aborted already.
    signal.throwIfAborted();
    const result = client.withDeadline(limits.deadline, () =>
      client.withAbortSignal(signal, async () => await handle.result()),
    );
    const run = { workflowId: handle.workflowId, runId: handle.firstExecutionRunId };
    const answer = await Promise.race([result, watchForStall({ temporal, pulse, run, signal })]);
    pulse.beat();
    return answer;
  } catch (error) {
    // The run itself failed or was terminated: that is nothing a caller cures by trying again, and not foreseen.
    if (isProblem(error) || error instanceof WorkflowFailedError) {
      throw error;
    }
    throw problems.unavailable(isGrpcDeadlineError(error) ? 'worker' : 'temporal', error);
  } finally {
    ended.abort();
  }
}
