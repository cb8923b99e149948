import type Stripe from 'stripe';
import { theSubscription } from '../billing/the-subscription.ts';
import { releaseSchedule } from '../changes/release-schedule.ts';
import { scheduleCancellation } from '../changes/schedule-cancellation.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import type { World } from '../world.ts';
import { resumePaused } from './resume-paused.ts';

/** The portal's one button: takes back a scheduled end or change, or ends a pause. */
export function resumeSubscription(world: World, subscriptionId: string): Stripe.Subscription {
  const { status, pause_collection: paused } = theSubscription(world, subscriptionId);
  if (status === 'paused') {
    return resumePaused(world, subscriptionId);
  }
  if (paused !== null) {
    updateSubscription(world, subscriptionId, { pause_collection: null });
  }
  releaseSchedule(world, subscriptionId);
  return scheduleCancellation(world, subscriptionId, { at: null, flag: false });
}
