import type Stripe from 'stripe';
import { theSubscription } from '../billing/the-subscription.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { EventType } from '../events/event-type.ts';
import { previousAttributes } from '../events/previous-attributes.ts';
import type { World } from '../world.ts';

/** Changes it and says so, unless nothing changed. `also`: the event of its own that a change such as a pause has beside `updated`. */
export function updateSubscription(
  world: World,
  id: string,
  change: Partial<Stripe.Subscription>,
  also?: EventType,
): Stripe.Subscription {
  const before = theSubscription(world, id);
  const after = withoutStalePause({ ...before, ...change });
  const previous = previousAttributes({ ...before }, { ...after });
  if (Object.keys(previous).length === 0) {
    return before;
  }
  world.subscriptions.put(id, after);
  emitEvent(world, 'customer.subscription.updated', after, previous);
  if (also !== undefined) {
    emitEvent(world, also, after);
  }
  return after;
}

/** The details say why it is paused, so they go with the pause. */
function withoutStalePause(subscription: Stripe.Subscription): Stripe.Subscription {
  const { status_details: details, ...others } = subscription;
  return details === undefined || subscription.status === 'paused' ? subscription : others;
}
