import { DatabaseError } from '@planbridge/accounts';
import { failureTypes } from '@planbridge/contracts';
import type { FailureType } from '@planbridge/contracts';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';

export type FailureNotes = Readonly<{
  ref?: string | null;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}>;

/**
 * A dependency that wants to be left alone for longer than this ends the round of attempts, and the workflow waits: an attempt that waited
 * inside its round would not show as waiting, and `retryNow` could not end it.
 */
const longestInRoundMs = 5000;

/**
 * A failure as Temporal may see it: our type, our sentence, the account's ref, how long to wait. The cause stays in this process, because Temporal would write
 * its message, which is somebody else's words, into the history. Benign: an outage elsewhere is not an error of ours.
 */
export function failure(
  type: FailureType,
  sentence: string,
  { ref = null, retryAfterMs }: FailureNotes = {},
): ApplicationFailure {
  const written = { type, message: sentence, category: ApplicationFailureCategory.BENIGN };
  if (retryAfterMs !== undefined && retryAfterMs > longestInRoundMs) {
    return ApplicationFailure.create({ ...written, details: [ref, retryAfterMs], nonRetryable: true });
  }
  return ApplicationFailure.create({
    ...written,
    details: [ref],
    ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
  });
}

/** Gives every error of an activity a form that may stand in a history. */
export function asFailure(error: unknown, ref: string | null): ApplicationFailure {
  if (error instanceof ApplicationFailure) {
    return ref === null || typeof error.details?.[0] === 'string' ? error : withRef(error, ref);
  }
  if (error instanceof DatabaseError) {
    return failure(failureTypes.databaseUnavailable, error.message, { ref });
  }
  return ApplicationFailure.create({
    type: 'Unexpected',
    message: 'The attempt failed unexpectedly; the worker’s log says how.',
    details: [ref],
  });
}

function withRef(
  { message, type, nonRetryable, details, nextRetryDelay, category }: ApplicationFailure,
  ref: string,
): ApplicationFailure {
  const all = [ref, ...(details ?? []).slice(1)];
  return new ApplicationFailure(message, type, nonRetryable, all, undefined, nextRetryDelay, category);
}
