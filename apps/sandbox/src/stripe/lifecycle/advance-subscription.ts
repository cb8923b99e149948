import type Stripe from 'stripe';
import { periodEndOf } from '../billing/period-end-of.ts';
import { cancelSubscription } from '../changes/cancel-subscription.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import type { World } from '../world.ts';
import { endTrial } from './end-trial.ts';
import { expireIncomplete } from './expire-incomplete.ts';
import { renewSubscription } from './renew-subscription.ts';

/** The one thing that the present moment does to a subscription; what else is due comes up again. An end goes before a renewal. */
export function advanceSubscription(world: World, subscription: Stripe.Subscription): void {
  const { id, status, cancel_at: cancelAt, trial_end: trialEnd, pause_collection: paused } = subscription;
  const isPast = (at: number | null | undefined) => at !== null && at !== undefined && at <= world.now();
  if (status === 'incomplete') {
    expireIncomplete(world, subscription);
  } else if (isPast(cancelAt)) {
    cancelSubscription(world, id, null);
  } else if (isPast(paused?.resumes_at)) {
    updateSubscription(world, id, { pause_collection: null });
  } else if (status === 'trialing' && isPast(trialEnd)) {
    endTrial(world, subscription);
  } else if (isPast(periodEndOf(subscription))) {
    renewSubscription(world, subscription);
  }
}
