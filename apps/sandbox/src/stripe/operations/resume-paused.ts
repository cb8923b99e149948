import type Stripe from 'stripe';
import { nextPeriodEnd } from '../billing/next-period-end.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { billSubscription } from '../changes/bill-subscription.ts';
import { refusal } from '../http/refusal.ts';
import { listOf } from '../objects/list-of.ts';
import type { World } from '../world.ts';

/** A new period begins with an invoice; while that is not paid the subscription stays paused (API reference, resume a subscription). */
export function resumePaused(world: World, subscriptionId: string): Stripe.Subscription {
  const { status, items } = theSubscription(world, subscriptionId);
  const [first] = items.data;
  if (status !== 'paused' || first === undefined) {
    throw refusal({
      message: `A subscription with status ${status} cannot be resumed, because it is not paused.`,
    });
  }
  const start = world.now();
  const end = nextPeriodEnd(start, first.price, start);
  return billSubscription(
    world,
    subscriptionId,
    {
      billing_cycle_anchor: start,
      items: listOf(
        items.data.map((item) => ({ ...item, current_period_start: start, current_period_end: end })),
        items.url,
      ),
    },
    { reason: 'subscription_cycle' },
  );
}
