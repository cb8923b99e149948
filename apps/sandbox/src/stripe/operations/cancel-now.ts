import type Stripe from 'stripe';
import { cancelSubscription } from '../changes/cancel-subscription.ts';
import type { World } from '../world.ts';

export function cancelNow(world: World, subscriptionId: string): Stripe.Subscription {
  return cancelSubscription(world, subscriptionId, 'cancellation_requested');
}
