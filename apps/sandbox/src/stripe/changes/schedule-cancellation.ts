import type Stripe from 'stripe';
import { theSubscription } from '../billing/the-subscription.ts';
import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';
import { updateSubscription } from './update-subscription.ts';

/** Sets the moment of the end, or with `at: null` takes it back. `flag`: what `cancel_at_period_end` says. */
export function scheduleCancellation(
  world: World,
  id: string,
  { at, flag }: Readonly<{ at: number | null; flag: boolean }>,
): Stripe.Subscription {
  const { status, cancellation_details: details } = theSubscription(world, id);
  if (status === 'canceled' || status === 'incomplete_expired') {
    throw refusal({ message: `The subscription ${id} has ended; nothing about its end can be changed.` });
  }
  return updateSubscription(world, id, {
    cancel_at: at,
    cancel_at_period_end: flag,
    canceled_at: at === null ? null : world.now(),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...details,
      reason: at === null ? null : 'cancellation_requested',
    },
  });
}
