import type Stripe from 'stripe';
import { periodEndOf } from '../billing/period-end-of.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { withPrice } from '../billing/with-price.ts';
import { changeItems } from '../changes/change-items.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import { newId } from '../new-id.ts';
import type { World } from '../world.ts';

export type PlanChange = Readonly<{
  /** A price's id. */
  price: string;
  quantity: number;
  /** The portal's, which may want some changes to wait for the period's end. */
  configuration?: Stripe.BillingPortal.Configuration;
}>;

export type PlanChanged = Readonly<{ subscription: Stripe.Subscription; effective: 'now' | 'period_end' }>;

/** What a customer does in the portal. A change that waits is a schedule on the subscription, which carries it out by itself (stripe.md 5). */
export function changePlan(
  world: World,
  subscriptionId: string,
  { price, quantity, configuration }: PlanChange,
): PlanChanged {
  const subscription = theSubscription(world, subscriptionId);
  const wished = world.prices.get(price);
  const [item, ...others] = subscription.items.data;
  if (wished === undefined) {
    throw missing('price', price, 'price');
  }
  if (item === undefined || others.length > 0) {
    // stripe.md 5: subscriptions with several items cannot be updated in the portal.
    throw refusal({
      message: `The subscription ${subscriptionId} has several items; the portal changes one only.`,
    });
  }
  const changed = withPrice(item, wished, quantity);
  if (configuration !== undefined && mustWait(configuration, item, changed)) {
    const schedule = newId('sub_sched');
    const at = periodEndOf(subscription);
    world.scheduledChanges.put(subscriptionId, {
      id: schedule,
      subscription: subscriptionId,
      price,
      quantity,
      at,
    });
    return { subscription: updateSubscription(world, subscriptionId, { schedule }), effective: 'period_end' };
  }
  world.scheduledChanges.remove(subscriptionId);
  return {
    subscription: changeItems(world, subscriptionId, [changed], { schedule: null }),
    effective: 'now',
  };
}

function mustWait(
  { features }: Stripe.BillingPortal.Configuration,
  before: Stripe.SubscriptionItem,
  after: Stripe.SubscriptionItem,
): boolean {
  return features.subscription_update.schedule_at_period_end.conditions.some(({ type }) =>
    type === 'decreasing_item_amount'
      ? amount(after) < amount(before)
      : type === 'shortening_interval' && isYearly(before) && !isYearly(after),
  );
}

function amount({ price, quantity }: Stripe.SubscriptionItem): number {
  return (price.unit_amount ?? 0) * (quantity ?? 1);
}

function isYearly({ price }: Stripe.SubscriptionItem): boolean {
  return price.recurring?.interval === 'year';
}
