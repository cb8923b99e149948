import type { Settlement } from '@planbridge/contracts';
import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  TemporalFailure,
  TimeoutFailure,
} from '@temporalio/workflow';

/** An attempt that failed: `reason` in our words, for the operator who looks at the waiting workflow. */
export type Unsettled = Readonly<{
  state: 'unsettled';
  reason: string;
  ref: string | null;
  /** How long the dependency wants to be left alone; 0: it did not say, or it is short. */
  retryAfterMs: number;
}>;

/** Turns a failed attempt into a value. A cancellation travels on: somebody wants the workflow to end. */
export async function outcomeOf(attempt: () => Promise<Settlement>): Promise<Settlement | Unsettled> {
  try {
    return await attempt();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) {
      throw error;
    }
    // A regular activity's failure comes wrapped, a local one's as it is.
    return { state: 'unsettled', ...explain(error instanceof ActivityFailure ? error.cause : error) };
  }
}

function explain(cause: unknown): Omit<Unsettled, 'state'> {
  if (cause instanceof ApplicationFailure) {
    const [ref, retryAfterMs]: readonly unknown[] = cause.details ?? [];
    return {
      reason: cause.message,
      ref: typeof ref === 'string' ? ref : null,
      retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : 0,
    };
  }
  const reason =
    cause instanceof TimeoutFailure
      ? 'The attempt took longer than it may.'
      : 'The attempt failed in a way that has no name; see the worker’s log.';
  return { reason, ref: null, retryAfterMs: 0 };
}
