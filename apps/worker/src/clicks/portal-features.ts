import type { Plan } from '@planbridge/billing';
import type Stripe from 'stripe';

type Features = Stripe.BillingPortal.ConfigurationCreateParams.Features;
export type OfferedProduct =
  Stripe.BillingPortal.ConfigurationCreateParams.Features.SubscriptionUpdate.Product;

const update: Readonly<
  Record<
    Plan['proration'],
    Pick<NonNullable<Features['subscription_update']>, 'proration_behavior' | 'schedule_at_period_end'>
  >
> = {
  now: { proration_behavior: 'always_invoice', schedule_at_period_end: { conditions: [] } },
  // The portal can put off only what makes the next bill smaller or the interval shorter; the rest is changed and paid now.
  period_end: {
    proration_behavior: 'always_invoice',
    schedule_at_period_end: {
      conditions: [{ type: 'decreasing_item_amount' }, { type: 'shortening_interval' }],
    },
  },
  none: { proration_behavior: 'none', schedule_at_period_end: { conditions: [] } },
};

/** What the portal does where a plan is changed on our terms (docs/decisions/0006). */
export function portalFeatures(proration: Plan['proration'], products: readonly OfferedProduct[]): Features {
  return {
    // Stripe allows no change of a plan in a portal where the card cannot be changed.
    payment_method_update: { enabled: true },
    invoice_history: { enabled: true },
    customer_update: { enabled: true, allowed_updates: ['email', 'name', 'address', 'tax_id'] },
    subscription_cancel: { enabled: true, mode: 'at_period_end' },
    subscription_update: {
      enabled: true,
      default_allowed_updates: ['price', 'quantity', 'promotion_code'],
      products: [...products],
      // Who tries a plan may try another one without being charged at once.
      trial_update_behavior: 'continue_trial',
      ...update[proration],
    },
  };
}
