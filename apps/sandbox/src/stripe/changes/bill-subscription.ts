import type Stripe from 'stripe';
import { invoiceFor } from '../billing/invoice-for.ts';
import type { BillingReason } from '../billing/invoice-for.ts';
import { linesOfPeriod } from '../billing/lines-of-period.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import type { InvoiceLine } from '../records/invoice-line.ts';
import type { World } from '../world.ts';
import { issueInvoice } from './issue-invoice.ts';
import { settleStatus } from './settle-status.ts';
import { updateSubscription } from './update-subscription.ts';

export type Bill = Readonly<{
  reason: BillingReason;
  /** Left out: the new period. What earlier changes have left for an invoice comes beside it. */
  lines?: readonly InvoiceLine[];
}>;

/** Changes a subscription, invoices its new period, charges that and lets the outcome decide the status. */
export function billSubscription(
  world: World,
  id: string,
  change: Partial<Stripe.Subscription>,
  { reason, lines }: Bill,
): Stripe.Subscription {
  const billed = { ...theSubscription(world, id), ...change };
  const left = world.pendingProrations.get(id)?.lines ?? [];
  const invoice = invoiceFor(world, billed, {
    reason,
    lines: [...(lines ?? linesOfPeriod(billed)), ...left],
  });
  if (left.length > 0) {
    world.pendingProrations.remove(id);
  }
  const subscription = updateSubscription(world, id, { ...change, latest_invoice: invoice.id });
  return settleStatus(world, id, issueInvoice(world, invoice, { subscription, payment: 'charged' }));
}
