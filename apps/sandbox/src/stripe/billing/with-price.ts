import type Stripe from 'stripe';
import { planObject } from '../objects/plan.ts';

/** The same item, selling something else. */
export function withPrice(
  item: Stripe.SubscriptionItem,
  price: Stripe.Price,
  quantity: number,
): Stripe.SubscriptionItem {
  return { ...item, price, plan: planObject(price), quantity };
}
