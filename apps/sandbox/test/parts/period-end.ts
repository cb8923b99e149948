import type Stripe from 'stripe';

/** As the time control takes it. */
export function periodEnd({ items }: Stripe.Subscription, secondsLater = 0): string {
  return new Date(((items.data[0]?.current_period_end ?? 0) + secondsLater) * 1000).toISOString();
}
