import type Stripe from 'stripe';
import { found } from '../http/found.ts';
import type { World } from '../world.ts';

export function theSubscription(world: World, id: string): Stripe.Subscription {
  return found(world.subscriptions.get(id), 'subscription', id);
}
