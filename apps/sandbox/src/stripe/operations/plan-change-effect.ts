import type Stripe from 'stripe';
import { linesOfPeriod } from '../billing/lines-of-period.ts';
import { periodEndOf } from '../billing/period-end-of.ts';
import { prorations } from '../billing/prorations.ts';
import type { World } from '../world.ts';

type Configuration = Pick<Stripe.BillingPortal.Configuration, 'features'>;

export type PlanChangeEffect = Readonly<{
  /** `period_end`: a schedule changes it then, and nothing is due now. */
  effective: 'now' | 'period_end';
  at: number;
  /** What is invoiced now; below zero it becomes credit. */
  dueNow: number;
  /** What the next invoice has more, or less, for the period that is running. */
  dueLater: number;
}>;

/** What the portal says before a change, and what then happens. `after`: the item as it is to be. */
export function planChangeEffect(
  world: World,
  subscription: Stripe.Subscription,
  { after, configuration }: Readonly<{ after: Stripe.SubscriptionItem; configuration: Configuration }>,
): PlanChangeEffect {
  const { proration_behavior: behavior } = configuration.features.subscription_update;
  const [before] = subscription.items.data;
  if (before !== undefined && mustWait(configuration, before, after)) {
    return { effective: 'period_end', at: periodEndOf(subscription), dueNow: 0, dueLater: 0 };
  }
  const now = { effective: 'now', at: world.now() } as const;
  if (subscription.status !== 'active') {
    return { ...now, dueNow: 0, dueLater: 0 };
  }
  const left = world.pendingProrations.get(subscription.id)?.lines ?? [];
  const lines = behavior === 'none' ? [] : prorations(world, subscription, [after]);
  if (isYearly(after) !== (before !== undefined && isYearly(before))) {
    const given = lines.filter(({ amount }) => amount < 0);
    const whole = linesOfPeriod({ ...subscription, items: { ...subscription.items, data: [after] } });
    return { ...now, dueNow: sum([...given, ...whole, ...left]), dueLater: 0 };
  }
  return behavior === 'always_invoice' && lines.length > 0
    ? { ...now, dueNow: sum([...lines, ...left]), dueLater: 0 }
    : { ...now, dueNow: 0, dueLater: sum(lines) };
}

/** Any one of the conditions is enough (API reference, portal configuration, `schedule_at_period_end`). */
function mustWait(
  { features }: Configuration,
  before: Stripe.SubscriptionItem,
  after: Stripe.SubscriptionItem,
): boolean {
  return features.subscription_update.schedule_at_period_end.conditions.some(({ type }) =>
    type === 'decreasing_item_amount'
      ? amountOf(after) < amountOf(before)
      : type === 'shortening_interval' && isYearly(before) && !isYearly(after),
  );
}

function amountOf({ price, quantity }: Stripe.SubscriptionItem): number {
  return (price.unit_amount ?? 0) * (quantity ?? 1);
}

function isYearly({ price }: Stripe.SubscriptionItem): boolean {
  return price.recurring?.interval === 'year';
}

function sum(lines: readonly Readonly<{ amount: number }>[]): number {
  return lines.reduce((total, { amount }) => total + amount, 0);
}
