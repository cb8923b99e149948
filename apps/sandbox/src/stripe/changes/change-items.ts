import type Stripe from 'stripe';
import { nextPeriodEnd } from '../billing/next-period-end.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { refusal } from '../http/refusal.ts';
import { listOf } from '../objects/list-of.ts';
import type { World } from '../world.ts';
import { billSubscription } from './bill-subscription.ts';
import { updateSubscription } from './update-subscription.ts';

/**
 * Another interval starts a new period now, and invoices it; within the same one the period stays and the difference is due at the renewal
 * (docs.stripe.com/billing/subscriptions/change-price). What exactly that difference is decides no status, so it is not reckoned here.
 */
export function changeItems(
  world: World,
  id: string,
  items: readonly Stripe.SubscriptionItem[],
  change: Partial<Stripe.Subscription> = {},
): Stripe.Subscription {
  const before = theSubscription(world, id);
  const [first] = items;
  if (first === undefined) {
    throw refusal({ message: 'A subscription must have at least one active plan.', param: 'items' });
  }
  if (items.some(({ price }) => price.currency !== before.currency)) {
    throw refusal({
      message: `The prices need the subscription’s currency, ${before.currency}.`,
      param: 'items',
    });
  }
  const interval = before.items.data[0]?.price.recurring?.interval;
  const changed = { ...change, items: listOf([...items], before.items.url) };
  if (first.price.recurring?.interval === interval || before.status !== 'active') {
    return updateSubscription(world, id, changed);
  }
  const start = world.now();
  const end = nextPeriodEnd(start, first.price, start);
  return billSubscription(
    world,
    id,
    {
      ...changed,
      billing_cycle_anchor: start,
      items: listOf(
        items.map((item) => ({ ...item, current_period_start: start, current_period_end: end })),
        before.items.url,
      ),
    },
    'subscription_update',
  );
}
