import type Stripe from 'stripe';
import { linesOfPeriod } from '../billing/lines-of-period.ts';
import { nextPeriodEnd } from '../billing/next-period-end.ts';
import { prorations } from '../billing/prorations.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { refusal } from '../http/refusal.ts';
import { listOf } from '../objects/list-of.ts';
import type { InvoiceLine } from '../records/invoice-line.ts';
import type { World } from '../world.ts';
import { billBeforeChange } from './bill-before-change.ts';
import { billSubscription } from './bill-subscription.ts';
import type { Bill } from './bill-subscription.ts';
import { updateSubscription } from './update-subscription.ts';

export type Proration = 'always_invoice' | 'create_prorations' | 'none';

export type ItemsChange = Readonly<{
  items: readonly Stripe.SubscriptionItem[];
  proration: Proration;
  /** Not before it is paid for. */
  mayPend?: boolean;
  /** What changes with them. */
  also?: Partial<Stripe.Subscription>;
}>;

/**
 * Another interval starts a new period now, and invoices it; within the same one the period stays, and the difference is invoiced now, left for
 * the renewal, or forgotten (docs.stripe.com/billing/subscriptions/change-price).
 */
export function changeItems(
  world: World,
  id: string,
  { items, proration, mayPend = false, also = {} }: ItemsChange,
): Stripe.Subscription {
  const before = theSubscription(world, id);
  refuseOddItems(before, items);
  const changed = { ...also, items: listOf([...items], before.items.url) };
  const bill = mayPend ? billBeforeChange : billSubscription;
  const lines = before.status === 'active' && proration !== 'none' ? prorations(world, before, items) : [];
  if (before.status === 'active' && startsPeriod(before, items)) {
    const { change, bill: whole } = newPeriod(world, { ...before, ...changed }, lines);
    return bill(world, id, change, whole);
  }
  if (proration === 'always_invoice' && lines.length > 0) {
    return bill(world, id, changed, { reason: 'subscription_update', lines });
  }
  if (lines.length > 0) {
    const left = world.pendingProrations.get(id)?.lines ?? [];
    world.pendingProrations.put(id, { lines: [...left, ...lines] });
  }
  return updateSubscription(world, id, changed);
}

function refuseOddItems(before: Stripe.Subscription, items: readonly Stripe.SubscriptionItem[]): void {
  if (items.length === 0) {
    throw refusal({ message: 'A subscription must have at least one active plan.', param: 'items' });
  }
  if (items.some(({ price }) => price.currency !== before.currency)) {
    throw refusal({
      message: `The prices need the subscription’s currency, ${before.currency}.`,
      param: 'items',
    });
  }
}

function startsPeriod(before: Stripe.Subscription, items: readonly Stripe.SubscriptionItem[]): boolean {
  return items[0]?.price.recurring?.interval !== before.items.data[0]?.price.recurring?.interval;
}

/** Of the former period only what is given back counts; the new one is paid whole. */
function newPeriod(
  world: World,
  changed: Stripe.Subscription,
  lines: readonly InvoiceLine[],
): Readonly<{ change: Partial<Stripe.Subscription>; bill: Bill }> {
  const start = world.now();
  const [first] = changed.items.data;
  const end = first === undefined ? start : nextPeriodEnd(start, first.price, start);
  const items = listOf(
    changed.items.data.map((item) => ({ ...item, current_period_start: start, current_period_end: end })),
    changed.items.url,
  );
  const billed = { ...changed, billing_cycle_anchor: start, items };
  const given = lines.filter(({ amount }) => amount < 0);
  return {
    change: billed,
    bill: { reason: 'subscription_update', lines: [...given, ...linesOfPeriod(billed)] },
  };
}
