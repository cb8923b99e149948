import type Stripe from 'stripe';
import { theSubscription } from '../billing/the-subscription.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';

/** Suspends the service: status paused, unlike `pause_collection`, which leaves it active (stripe.md 6). */
export function pauseSubscription(
  world: World,
  subscriptionId: string,
  reason: 'pause_requested' | 'trial_end_without_payment_method' = 'pause_requested',
): Stripe.Subscription {
  const { status } = theSubscription(world, subscriptionId);
  if (status !== 'active' && status !== 'trialing' && status !== 'past_due') {
    throw refusal({ message: `A subscription with status ${status} cannot be paused.` });
  }
  return updateSubscription(
    world,
    subscriptionId,
    {
      status: 'paused',
      status_details: {
        paused: { subscription: { type: reason }, transitioned_at: world.now(), type: 'subscription' },
      },
    },
    'customer.subscription.paused',
  );
}
