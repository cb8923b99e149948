import type Stripe from 'stripe';
import type { InvoiceLine } from '../records/invoice-line.ts';
import type { World } from '../world.ts';
import { linesOfPeriod } from './lines-of-period.ts';
import { nameOf } from './name-of.ts';

/**
 * What a change in the middle of a period is worth: the unused rest of what was paid, given back, and the rest of the new, by the second
 * (docs.stripe.com/billing/subscriptions/prorations). Items that stay as they are have no lines.
 */
export function prorations(
  world: World,
  before: Stripe.Subscription,
  items: readonly Stripe.SubscriptionItem[],
): readonly InvoiceLine[] {
  const after = { ...before, items: { ...before.items, data: [...items] } };
  const old = linesOfPeriod(before);
  const fresh = linesOfPeriod(after);
  const rest = (line: InvoiceLine, sign: 1 | -1): InvoiceLine => ({
    ...line,
    amount: sign * Math.round(line.amount * restOf(line, world.now())),
    description: `${sign === 1 ? 'Remaining' : 'Unused'} time on ${line.quantity} × ${productOf(world, line)}`,
    proration: true,
    period: { start: world.now(), end: line.period.end },
  });
  return [
    ...old.filter((line) => !isIn(fresh, line)).map((line) => rest(line, -1)),
    ...fresh.filter((line) => !isIn(old, line)).map((line) => rest(line, 1)),
  ].filter(({ amount }) => amount !== 0);
}

function isIn(lines: readonly InvoiceLine[], line: InvoiceLine): boolean {
  return lines.some(
    ({ item, price, quantity }) => item === line.item && price === line.price && quantity === line.quantity,
  );
}

/** How much of the period is left, from 0 to 1. */
function restOf({ period: { start, end } }: InvoiceLine, now: number): number {
  return Math.max(0, Math.min(1, (end - now) / (end - start)));
}

function productOf(world: World, { price }: InvoiceLine): string {
  const sold = world.prices.get(price);
  return sold === undefined ? price : nameOf(world, sold);
}
