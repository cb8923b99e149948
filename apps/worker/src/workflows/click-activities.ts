import type { Dependency } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { ClickActivities } from './ports.ts';

/**
 * Somebody waits in front of the browser: what is refused at once is tried again at once, but the whole ends while the gateway still listens.
 */
export const clickActivities = proxyLocalActivities<ClickActivities>({
  startToCloseTimeout: '8 s',
  scheduleToCloseTimeout: '9 s',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumAttempts: 3 },
});

/** What the click lacked, from the activity's failure. Anything that is not one travels on. */
export function dependencyMissing(error: unknown): Dependency {
  if (isCancellation(error) || !(error instanceof TemporalFailure)) {
    throw error;
  }
  // A regular activity's failure comes wrapped, a local one's as it is.
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === failureTypes.databaseUnavailable
    ? 'database'
    : 'stripe';
}
