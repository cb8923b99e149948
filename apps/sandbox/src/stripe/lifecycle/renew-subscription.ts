import type Stripe from 'stripe';
import { scheduledChange } from '../billing/scheduled-change.ts';
import { withPrice } from '../billing/with-price.ts';
import { billSubscription } from '../changes/bill-subscription.ts';
import { closeSchedule } from '../changes/close-schedule.ts';
import { listOf } from '../objects/list-of.ts';
import type { World } from '../world.ts';
import { nextPeriod } from './next-period.ts';

/** The next period, with what a schedule has changed for it. */
export function renewSubscription(world: World, subscription: Stripe.Subscription): void {
  const scheduled = withScheduledChange(world, subscription);
  closeSchedule(world, subscription, 'released');
  billSubscription(
    world,
    subscription.id,
    { schedule: null, ...nextPeriod(scheduled) },
    { reason: 'subscription_cycle' },
  );
}

function withScheduledChange(world: World, subscription: Stripe.Subscription): Stripe.Subscription {
  const change = scheduledChange(world, subscription);
  const price = change === null ? undefined : world.prices.get(change.price);
  if (change === null || price === undefined) {
    return subscription;
  }
  const { items } = subscription;
  return {
    ...subscription,
    items: listOf(
      items.data.map((item) => withPrice(item, price, change.quantity)),
      items.url,
    ),
  };
}
