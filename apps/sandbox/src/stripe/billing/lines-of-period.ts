import type Stripe from 'stripe';
import type { InvoiceLine } from '../records/invoice-line.ts';

/** The subscription's running period, item by item. A trial's asks for nothing; the only discount here, the free code, takes all of it. */
export function linesOfPeriod({
  status,
  discounts,
  items,
}: Pick<Stripe.Subscription, 'status' | 'discounts' | 'items'>): readonly InvoiceLine[] {
  const isFree = status === 'trialing' || discounts.length > 0;
  return items.data.map(
    ({ id, price, quantity = 1, current_period_start: start, current_period_end: end }) => ({
      item: id,
      price: price.id,
      quantity,
      amount: isFree ? 0 : (price.unit_amount ?? 0) * quantity,
      description: null,
      proration: false,
      period: { start, end },
    }),
  );
}
