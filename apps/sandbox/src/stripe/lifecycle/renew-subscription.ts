import type Stripe from 'stripe';
import { withPrice } from '../billing/with-price.ts';
import { billSubscription } from '../changes/bill-subscription.ts';
import { listOf } from '../objects/list-of.ts';
import type { World } from '../world.ts';
import { nextPeriod } from './next-period.ts';

/** The next period, with what a schedule has changed for it. */
export function renewSubscription(world: World, subscription: Stripe.Subscription): void {
  const scheduled = withScheduledChange(world, subscription);
  world.scheduledChanges.remove(subscription.id);
  billSubscription(
    world,
    subscription.id,
    { schedule: scheduled.schedule, ...nextPeriod(scheduled) },
    'subscription_cycle',
  );
}

function withScheduledChange(world: World, subscription: Stripe.Subscription): Stripe.Subscription {
  const change = world.scheduledChanges.get(subscription.id);
  const price = change === undefined ? undefined : world.prices.get(change.price);
  if (change === undefined || price === undefined) {
    return subscription;
  }
  const { items } = subscription;
  return {
    ...subscription,
    schedule: null,
    items: listOf(
      items.data.map((item) => withPrice(item, price, change.quantity)),
      items.url,
    ),
  };
}
