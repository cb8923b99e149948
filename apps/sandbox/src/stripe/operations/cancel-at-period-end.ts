import type Stripe from 'stripe';
import { periodEndOf } from '../billing/period-end-of.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { releaseSchedule } from '../changes/release-schedule.ts';
import { scheduleCancellation } from '../changes/schedule-cancellation.ts';
import type { World } from '../world.ts';

/** As the portal does it in flexible billing: only `cancel_at` is set, `cancel_at_period_end` stays false (stripe.md 0.2). */
export function cancelAtPeriodEnd(world: World, subscriptionId: string): Stripe.Subscription {
  // An end with the period leaves a change that waits for it nothing to change.
  releaseSchedule(world, subscriptionId);
  return scheduleCancellation(world, subscriptionId, {
    at: periodEndOf(theSubscription(world, subscriptionId)),
    flag: false,
  });
}
