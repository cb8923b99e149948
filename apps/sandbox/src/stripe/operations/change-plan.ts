import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { withPrice } from '../billing/with-price.ts';
import { changeItems } from '../changes/change-items.ts';
import type { Proration } from '../changes/change-items.ts';
import { releaseSchedule } from '../changes/release-schedule.ts';
import { scheduleChange } from '../changes/schedule-change.ts';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';
import { planChangeEffect } from './plan-change-effect.ts';

export type PlanChange = Readonly<{
  /** A price's id. */
  price: string;
  quantity: number;
  /** The portal's, which says what is invoiced and what has to wait. */
  configuration: Stripe.BillingPortal.Configuration;
}>;

export type PlanChanged = Readonly<{ subscription: Stripe.Subscription; effective: 'now' | 'period_end' }>;

/** What a customer does in the portal. */
export function changePlan(
  world: World,
  subscriptionId: string,
  { price: priceId, quantity, configuration }: PlanChange,
): PlanChanged {
  const subscription = theSubscription(world, subscriptionId);
  const price = world.prices.get(priceId);
  const [item, ...others] = subscription.items.data;
  if (price === undefined) {
    throw missing('price', priceId, 'price');
  }
  if (item === undefined || others.length > 0) {
    // stripe.md 5: subscriptions with several items cannot be updated in the portal.
    throw refusal({
      message: `The subscription ${subscriptionId} has several items; the portal changes one only.`,
    });
  }
  refuseOddQuantity(configuration, price, quantity);
  const after = withPrice(item, price, quantity);
  const { effective } = planChangeEffect(world, subscription, { after, configuration });
  if (effective === 'period_end') {
    return { subscription: scheduleChange(world, subscriptionId, { price, quantity }), effective };
  }
  releaseSchedule(world, subscriptionId);
  const proration = prorationOf(configuration);
  return { subscription: changeItems(world, subscriptionId, { items: [after], proration }), effective };
}

/** How many the configuration lets be bought; one that lists no products says nothing about it. */
function refuseOddQuantity(
  { features }: Stripe.BillingPortal.Configuration,
  price: Stripe.Price,
  quantity: number,
): void {
  const limits = features.subscription_update.products?.find(
    ({ product }) => product === idOf(price.product),
  )?.adjustable_quantity;
  const { enabled, minimum, maximum } = limits ?? { enabled: true, minimum: 1, maximum: null };
  const least = enabled ? minimum : 1;
  const most = enabled ? (maximum ?? Infinity) : 1;
  if (quantity < least || quantity > most) {
    throw refusal({
      message: `The quantity must be ${most === Infinity ? `at least ${least}` : `from ${least} to ${most}`}.`,
      param: 'quantity',
    });
  }
}

function prorationOf({ features }: Stripe.BillingPortal.Configuration): Proration {
  switch (features.subscription_update.proration_behavior) {
    case 'always_invoice':
      return 'always_invoice';
    case 'create_prorations':
      return 'create_prorations';
    case 'none':
    default:
      return 'none';
  }
}
