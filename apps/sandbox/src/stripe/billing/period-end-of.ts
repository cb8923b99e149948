import type Stripe from 'stripe';

/** Periods stand on the items (stripe.md 0.3); all items of a subscription here have the same one. */
export function periodEndOf(subscription: Stripe.Subscription): number {
  return Math.max(...subscription.items.data.map((item) => item.current_period_end));
}
