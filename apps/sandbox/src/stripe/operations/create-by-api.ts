import Stripe from 'stripe';
import { liveCustomer } from '../billing/live-customer.ts';
import { scheduleCancellation } from '../changes/schedule-cancellation.ts';
import { createSubscription } from '../changes/create-subscription.ts';
import { periodEndOf } from '../billing/period-end-of.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { missing } from '../http/missing.ts';
import type { NewSubscriptionParams } from '../params/new-subscription-params.ts';
import type { World } from '../world.ts';

/** Without Checkout: a first payment that fails leaves it incomplete, unless the caller wants an error instead (stripe.md 6, incomplete). */
export function createByApi(world: World, params: NewSubscriptionParams): Stripe.Subscription {
  const { customer, payment_behavior: behavior } = params;
  liveCustomer(world, customer, 'customer');
  const trialEnd = trialEndOf(params, world.now());
  if (
    behavior === 'error_if_incomplete' &&
    trialEnd === null &&
    world.paymentMethods.get(customer) !== 'pays'
  ) {
    throw new Stripe.errors.StripeCardError({
      type: 'card_error',
      code: 'card_declined',
      message: 'Your card was declined.',
      statusCode: 402,
    });
  }
  const subscription = createSubscription(world, {
    customer,
    items: params.items.map(({ price: id, quantity }, index) => {
      const price = world.prices.get(id);
      if (price === undefined) {
        throw missing('price', id, `items[${index}][price]`);
      }
      return { price, quantity };
    }),
    trialEnd,
    missingPaymentMethod: params.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    metadata: mergeMetadata({}, params.metadata),
    free: false,
    payment: behavior === 'default_incomplete' ? 'awaited' : 'charged',
  });
  return params.cancel_at_period_end === true
    ? scheduleCancellation(world, subscription.id, { at: periodEndOf(subscription), flag: true })
    : subscription;
}

function trialEndOf(
  { trial_end: end, trial_period_days: days }: NewSubscriptionParams,
  now: number,
): number | null {
  if (end !== undefined) {
    return end === 'now' || end <= now ? null : end;
  }
  return days === undefined ? null : now + days * 86_400;
}
