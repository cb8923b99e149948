import type Stripe from 'stripe';

export type NewPrice = Readonly<{
  id: string;
  product: string;
  created: number;
  currency: string;
  unit_amount: number;
  interval: 'month' | 'year';
  lookup_key: string | null;
  nickname: string | null;
  metadata: Stripe.Metadata;
}>;

export function priceObject({ interval, ...given }: NewPrice): Stripe.Price {
  return {
    ...given,
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    custom_unit_amount: null,
    livemode: false,
    recurring: { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'recurring',
    unit_amount_decimal: null,
  } satisfies Stripe.Price;
}
