import type Stripe from 'stripe';
import type { World } from '../world.ts';

/** As an expanded customer shows them: without those that have ended, ten at most (API reference, customers, `subscriptions`). */
export function subscriptionsOf(world: World, customer: string): Stripe.ApiList<Stripe.Subscription> {
  const live = world.subscriptions
    .list({ index: 'customer', value: customer })
    .filter(({ ended_at: endedAt }) => endedAt === null)
    .toReversed();
  return {
    object: 'list',
    data: live.slice(0, 10),
    has_more: live.length > 10,
    url: `/v1/customers/${customer}/subscriptions`,
  };
}
