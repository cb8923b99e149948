import type { SubscriptionReading } from './read-subscription.ts';

/** The subscription that gives most first; the id comes last, so that the order in which Stripe lists them never matters. */
export function byRank(a: SubscriptionReading, b: SubscriptionReading): number {
  return rankOf(b) - rankOf(a) || (a.subscription.id < b.subscription.id ? -1 : 1);
}

// An unlisted price is below every listed one. Not -Infinity, whose difference with itself is no number.
function rankOf({ listed }: SubscriptionReading): number {
  return Math.max(Number.MIN_SAFE_INTEGER, ...listed.map(({ plan }) => plan.rank));
}
