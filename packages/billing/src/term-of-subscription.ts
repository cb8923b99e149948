import { latest } from './latest.ts';
import type { SubscriptionItem, SubscriptionSnapshot } from './subscription.ts';
import type { Term } from './term.ts';

/** Where intervals are mixed, items end at different times: `shown` are those that matter. */
export function termOfSubscription(
  subscription: SubscriptionSnapshot,
  shown: readonly SubscriptionItem[],
): Term {
  const { id, status, cancelAt, cancelAtPeriodEnd, trialEnd } = subscription;
  return {
    id,
    status,
    periodEnd: lastPeriodEnd(shown),
    cancelAt: cancelAt ?? (cancelAtPeriodEnd ? lastPeriodEnd(subscription.items) : null),
    trialEnd: status === 'trialing' ? trialEnd : null, // Stripe keeps the date of a trial that is long over.
  };
}

function lastPeriodEnd(items: readonly SubscriptionItem[]): string | null {
  return latest(items.map((item) => item.currentPeriodEnd));
}
