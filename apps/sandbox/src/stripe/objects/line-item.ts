import type Stripe from 'stripe';

export function lineItemObject(
  given: Readonly<{ id: string; price: Stripe.Price; quantity: number; description: string }>,
): Stripe.LineItem {
  const amount = (given.price.unit_amount ?? 0) * given.quantity;
  return {
    ...given,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: given.price.currency,
    metadata: {},
  } satisfies Stripe.LineItem;
}
