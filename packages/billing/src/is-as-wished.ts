import type { PlanWish } from './plan-wish.ts';
import type { SubscriptionReading } from './read-subscription.ts';

/** Another interval is another price and so a change; the number of seats counts only where the plan is sold by seat. */
export function isAsWished({ listed }: SubscriptionReading, { plan, interval, seats }: PlanWish): boolean {
  const items = listed.filter((item) => item.plan.id === plan && item.price.interval === interval);
  const [first] = items;
  if (first === undefined) return false;
  if (seats === null || first.plan.seats === null) return true;
  return items.reduce((sum, { item }) => sum + item.quantity, 0) === seats;
}
