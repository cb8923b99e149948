import { byRank } from './by-rank.ts';
import type { SubscriptionReading } from './read-subscription.ts';
import { shownStatus } from './shown-status.ts';

/** Why an account has only the fallback plan: the status of the subscription that would have given it most, or `none`. */
export function statusWithoutPlan(readings: readonly SubscriptionReading[]): string {
  const [first] = readings.toSorted(byRank);
  return first === undefined ? 'none' : shownStatus(first.subscription);
}
