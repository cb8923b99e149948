import type { Catalogue, CataloguePrice, Plan } from './catalogue.ts';
import type { PlanWish } from './plan-wish.ts';
import { priceFor } from './price-for.ts';
import type { SubscriptionReading } from './read-subscription.ts';

/** What the portal's confirmation page shows and then does. `proration`: that of the plan that is left. */
export type PlanChange = Readonly<{
  itemId: string;
  price: CataloguePrice;
  quantity: number;
  proration: Plan['proration'];
}>;

/**
 * Null: the portal cannot confirm it. It changes only subscriptions with one item, none under a schedule, and a subscription keeps its
 * currency for life.
 */
export function planChange(
  catalogue: Catalogue,
  { subscription, listed }: SubscriptionReading,
  wish: PlanWish,
): PlanChange | null {
  const [current] = listed;
  if (current === undefined || subscription.items.length !== 1 || subscription.hasSchedule) return null;
  const plan = catalogue.plans.find(({ id }) => id === wish.plan);
  const price = priceFor(catalogue, { ...wish, currency: current.price.currency });
  if (plan === undefined || price === null) return null;
  return {
    itemId: current.item.id,
    price,
    quantity: quantityOf(plan, wish, current.item.quantity),
    proration: current.plan.proration,
  };
}

function quantityOf({ seats }: Plan, wish: PlanWish, now: number): number {
  if (seats === null) return 1;
  return wish.seats ?? Math.min(Math.max(now, seats.min), seats.max);
}
