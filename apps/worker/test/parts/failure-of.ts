import { ApplicationFailure } from '@temporalio/common';
import { remoteWords } from './start-stripe.ts';

/** How an attempt failed, as Temporal would write it down: which must hold our own words and the account's ref, nothing else. */
export async function failureOf(attempt: Promise<unknown>) {
  const error: unknown = await attempt.then(
    (result) => new Error(`It did not fail but answered ${JSON.stringify(result)}.`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApplicationFailure)) {
    throw error;
  }
  const { type, message, details, cause, nonRetryable, nextRetryDelay } = error;
  const written = JSON.stringify({ message, details });
  if (
    cause !== undefined ||
    nonRetryable === true ||
    written.includes(remoteWords) ||
    written.includes('@')
  ) {
    throw new Error(
      `The failure would not be retried, or holds what is not ours: ${written}, ${String(cause)}`,
    );
  }
  return { type, message, ref: details?.[0], nextRetryDelay };
}
