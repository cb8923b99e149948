import type Stripe from 'stripe';
import { billSubscription } from '../changes/bill-subscription.ts';
import { cancelSubscription } from '../changes/cancel-subscription.ts';
import { pauseSubscription } from '../operations/pause-subscription.ts';
import type { World } from '../world.ts';
import { nextPeriod } from './next-period.ts';

/**
 * Active before the first real invoice is collected (stripe.md 7, inbox-zero PR #3709). Without a payment method the trial's settings decide
 * (docs.stripe.com/billing/subscriptions/trials/free-trials, "without collecting a payment method").
 */
export function endTrial(world: World, subscription: Stripe.Subscription): void {
  const { id, customer, trial_settings: settings } = subscription;
  const card = typeof customer === 'string' ? world.paymentMethods.get(customer) : undefined;
  const withoutCard = card === undefined ? settings?.end_behavior.missing_payment_method : 'create_invoice';
  switch (withoutCard) {
    case 'cancel':
      cancelSubscription(world, id, null);
      return;
    case 'pause':
      pauseSubscription(world, id, 'trial_end_without_payment_method');
      return;
    case 'create_invoice':
    case undefined:
    default:
      billSubscription(
        world,
        id,
        { ...nextPeriod(subscription), status: 'active' },
        { reason: 'subscription_cycle' },
      );
  }
}
