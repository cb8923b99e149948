import { setTimeout as sleep } from 'node:timers/promises';
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

/** By the length of the history, which tells one task from the next: null where there is none. */
type PendingTask = Readonly<{ untaken: number | null; held: number | null }>;

const nothing: PendingTask = { untaken: null, held: null };

/**
 * Never resolves; rejects when no worker takes the run's task, or Temporal itself is gone, until `signal` aborts. As long as others are served
 * it does not look: a crowd waits its turn, and its looks would be one more load for Temporal.
 */
export async function watchForStall({ temporal, pulse, run, signal }: Watched): Promise<never> {
  let before = nothing;
  await sleep(firstLookMs, null, { signal });
  for (;;) {
    const task = pulse.isFelt() ? nothing : await look({ temporal, run });
    // The others wait for this worker, which may have no hand free. Once for each task, because one that was killed seems to hold it for seconds.
    if (task.held !== null && task.held !== before.held) {
      pulse.beat();
    }
    if (task.untaken !== null && task.untaken === before.untaken) {
      throw problems.unavailable('worker');
    }
    before = { ...task, held: task.held ?? before.held };
    await sleep(betweenLooksMs, null, { signal });
  }
}

async function look({ temporal, run }: Pick<Watched, 'temporal' | 'run'>): Promise<PendingTask> {
  try {
    const { raw, historyLength } = await temporal.ask(
      lookPatienceMs,
      async (client) => await client.workflow.getHandle(run.workflowId, run.runId).describe(),
    );
    const state = Number(raw.pendingWorkflowTask?.state);
    return {
      untaken: state === taskStates.scheduled ? historyLength : null,
      held: state === taskStates.started ? historyLength : null,
    };
  } catch (cause) {
    throw problems.unavailable('temporal', cause);
  }
}
