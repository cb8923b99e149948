import type Stripe from 'stripe';
import { theSubscription } from '../billing/the-subscription.ts';
import type { World } from '../world.ts';
import { closeSchedule } from './close-schedule.ts';
import { updateSubscription } from './update-subscription.ts';

/** The change that waits is wanted no more; the subscription goes on as it is. */
export function releaseSchedule(world: World, subscriptionId: string): Stripe.Subscription {
  closeSchedule(world, theSubscription(world, subscriptionId), 'released');
  return updateSubscription(world, subscriptionId, { schedule: null });
}
