import type Stripe from 'stripe';
import { planObject } from './plan.ts';

export type NewItem = Readonly<{
  id: string;
  subscription: string;
  price: Stripe.Price;
  quantity: number;
  created: number;
  period: Readonly<{ start: number; end: number }>;
}>;

export function subscriptionItemObject({ price, period, ...given }: NewItem): Stripe.SubscriptionItem {
  return {
    ...given,
    object: 'subscription_item',
    billing_thresholds: null,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planObject(price),
    price,
    tax_rates: [],
  } satisfies Stripe.SubscriptionItem;
}
