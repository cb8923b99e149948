import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';

export type NewSchedule = Readonly<{
  id: string;
  subscription: Stripe.Subscription;
  created: number;
  /** What the second phase sells, from the end of the running period on. */
  next: Readonly<{ price: string; quantity: number; start: number; end: number }>;
}>;

/** Two phases: what there is until the period ends, and what there is after it. Then the subscription goes on by itself. */
export function subscriptionScheduleObject({
  id,
  subscription,
  created,
  next,
}: NewSchedule): Stripe.SubscriptionSchedule {
  const [item] = subscription.items.data;
  const start = item?.current_period_start ?? created;
  const phase = (given: Readonly<{ price: string; quantity: number; start: number; end: number }>) =>
    ({
      add_invoice_items: [],
      application_fee_percent: null,
      billing_cycle_anchor: null,
      billing_thresholds: null,
      collection_method: null,
      currency: subscription.currency,
      default_payment_method: null,
      description: null,
      discounts: [],
      end_date: given.end,
      invoice_settings: null,
      items: [
        {
          billing_thresholds: null,
          discounts: [],
          metadata: {},
          plan: given.price,
          price: given.price,
          quantity: given.quantity,
        },
      ],
      metadata: {},
      on_behalf_of: null,
      proration_behavior: 'none',
      start_date: given.start,
      transfer_data: null,
      trial_end: null,
    }) satisfies Stripe.SubscriptionSchedule.Phase;
  return {
    id,
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible', updated_at: created },
    canceled_at: null,
    completed_at: null,
    created,
    current_phase: { start_date: start, end_date: next.start },
    customer: idOf(subscription.customer),
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: 'release',
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [
      phase({ price: item?.price.id ?? '', quantity: item?.quantity ?? 1, start, end: next.start }),
      phase(next),
    ],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: null,
  } satisfies Stripe.SubscriptionSchedule;
}
