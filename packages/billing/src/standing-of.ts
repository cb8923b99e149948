import type { SubscriptionSnapshot } from './subscription.ts';

/** How a live subscription stands towards its user: what a click can do about it depends on nothing else. */
export type Standing = 'owing' | 'running' | 'unknown' | 'resting' | 'unstarted';

const standingByStatus: ReadonlyMap<string, Standing> = new Map([
  ['active', 'running'],
  ['trialing', 'running'],
  ['past_due', 'owing'],
  ['unpaid', 'owing'],
  ['paused', 'resting'],
  ['incomplete', 'unstarted'],
]);

export function standingOf({ status, cancelAt, cancelAtPeriodEnd }: SubscriptionSnapshot): Standing {
  const standing = standingByStatus.get(status) ?? 'unknown';
  return standing === 'running' && (cancelAt !== null || cancelAtPeriodEnd) ? 'resting' : standing;
}
