import type { FailureType } from '@planbridge/contracts';
import type { ApplicationFailure } from '@temporalio/common';
import { failure } from './failure.ts';

/** Longer than a round of attempts: within it nothing would be asked. Short enough for who is left over when the outage is over. */
const retryAfterMs = 10_000;

/**
 * What an attempt lacks is known to be down. It ends the round of attempts: thousands that wait would otherwise fill the queue `retries`, whose
 * rate is limited, with attempts that ask nobody.
 */
export function outageFailure(type: FailureType, sentence: string): ApplicationFailure {
  return failure(type, sentence, { retryAfterMs });
}
