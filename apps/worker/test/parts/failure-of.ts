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
  const [ref, retryAfterMs]: readonly unknown[] = details ?? [];
  const written = JSON.stringify({ message, details });
  if (cause !== undefined || written.includes(remoteWords) || written.includes('@')) {
    throw new Error(`The failure holds what is not ours: ${written}, ${String(cause)}`);
  }
  if (nonRetryable === true && typeof retryAfterMs !== 'number') {
    throw new Error(`The failure would end its round although nobody said when to come back: ${written}`);
  }
  return { type, message, ref, retryAfterMs, nextRetryDelay };
}
