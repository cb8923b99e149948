import type Stripe from 'stripe';
import { money } from './money.ts';

/** What a price costs and how often, such as `$19.00 a month`. */
export function priceText({ unit_amount: amount, currency, recurring }: Stripe.Price): string {
  return `${money(amount ?? 0, currency)}${recurring === null ? '' : ` a ${recurring.interval}`}`;
}
