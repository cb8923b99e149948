import type Stripe from 'stripe';
import { nextPeriodEnd } from '../billing/next-period-end.ts';
import { periodEndOf } from '../billing/period-end-of.ts';
import { listOf } from '../objects/list-of.ts';

/** The items a period later. */
export function nextPeriod(subscription: Stripe.Subscription): Pick<Stripe.Subscription, 'items'> {
  const { items, billing_cycle_anchor: anchor } = subscription;
  const start = periodEndOf(subscription);
  return {
    items: listOf(
      items.data.map((item) => ({
        ...item,
        current_period_start: start,
        current_period_end: nextPeriodEnd(anchor, item.price, start),
      })),
      items.url,
    ),
  };
}
