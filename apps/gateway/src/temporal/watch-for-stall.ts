import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { problems } from '../http/problems.ts';
import type { TemporalClient } from './create-temporal-client.ts';
import type { WorkerPulse } from './create-worker-pulse.ts';

type Run = Readonly<{ workflowId: string; runId: string }>;
type Watched = Readonly<{
  temporal: Pick<TemporalClient, 'ask'>;
  pulse: WorkerPulse;
  run: Run;
  signal: AbortSignal;
}>;

// A worker takes a task within milliseconds. Two looks at the same untaken task, the second 3.6 s after the start, prove that none
// is there in time to answer the caller within 5 s.
const firstLookMs = 2900;
const betweenLooksMs = 700;
const lookPatienceMs = 1000;

/** temporal.api.enums.v1.PendingWorkflowTaskState: taken by nobody yet, and held by a worker. */
const taskStates = { scheduled: 1, started: 2 };

/**
 * Never resolves; rejects when no worker takes the run's task, or Temporal itself is gone, until `signal` aborts. As long as others are served
 * it does not look: a crowd waits its turn, and its looks would be one more load for Temporal.
 */
export async function watchForStall({ temporal, pulse, run, signal }: Watched): Promise<never> {
  let untakenBefore: number | null = null;
  await sleep(firstLookMs, null, { signal });
  for (;;) {
    const task = pulse.isFelt() ? null : pendingTask(await look({ temporal, run }));
    // The others wait for this worker, which may have no hand free. If it was killed, Temporal takes the task from it within ten seconds.
    if (task?.state === taskStates.started) {
      pulse.beat();
    }
    const untaken = task?.state === taskStates.scheduled ? task.historyLength : null;
    if (untaken !== null && untaken === untakenBefore) {
      throw problems.unavailable('worker');
    }
    untakenBefore = untaken;
    await sleep(betweenLooksMs, null, { signal });
  }
}

async function look({
  temporal,
  run,
}: Pick<Watched, 'temporal' | 'run'>): Promise<WorkflowExecutionDescription> {
  try {
    return await temporal.ask(
      lookPatienceMs,
      async (client) => await client.workflow.getHandle(run.workflowId, run.runId).describe(),
    );
  } catch (cause) {
    throw problems.unavailable('temporal', cause);
  }
}

// The length of the history tells one task from the next.
function pendingTask({ raw, historyLength }: WorkflowExecutionDescription) {
  return { state: Number(raw.pendingWorkflowTask?.state), historyLength };
}
