import type Stripe from 'stripe';
import { periodEndOf } from '../billing/period-end-of.ts';

/** An unpaid first invoice ends its subscription after 23 hours (stripe.md 6, incomplete). */
const incompleteSeconds = 23 * 3600;

/** The next moment at which time alone changes it. */
export function subscriptionDue(subscription: Stripe.Subscription): number | null {
  const {
    status,
    created,
    cancel_at: cancelAt,
    trial_end: trialEnd,
    pause_collection: paused,
  } = subscription;
  switch (status) {
    case 'incomplete':
      return created + incompleteSeconds;
    case 'trialing':
    case 'active':
    case 'past_due':
    case 'unpaid':
      return Math.min(
        periodEndOf(subscription),
        cancelAt ?? Infinity,
        paused?.resumes_at ?? Infinity,
        status === 'trialing' ? (trialEnd ?? Infinity) : Infinity,
      );
    case 'paused':
      return cancelAt;
    case 'canceled':
    case 'incomplete_expired':
    default:
      return null;
  }
}
