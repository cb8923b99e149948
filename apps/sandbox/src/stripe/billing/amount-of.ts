import type Stripe from 'stripe';

/** What a period costs. The only discount here is the free code, which takes all of it. */
export function amountOf({ items, discounts }: Stripe.Subscription): number {
  return discounts.length > 0
    ? 0
    : items.data.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * (quantity ?? 1), 0);
}
