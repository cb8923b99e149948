import type Stripe from 'stripe';
import { invoiceFor } from '../billing/invoice-for.ts';
import type { BillingReason } from '../billing/invoice-for.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import type { World } from '../world.ts';
import { issueInvoice } from './issue-invoice.ts';
import { settleStatus } from './settle-status.ts';
import { updateSubscription } from './update-subscription.ts';

/** Changes a subscription, invoices its new period, charges that and lets the outcome decide the status. */
export function billSubscription(
  world: World,
  id: string,
  change: Partial<Stripe.Subscription>,
  reason: BillingReason,
): Stripe.Subscription {
  const billed = { ...theSubscription(world, id), ...change };
  const invoice = invoiceFor(world, billed, reason);
  const subscription = updateSubscription(world, id, { ...change, latest_invoice: invoice.id });
  return settleStatus(world, id, issueInvoice(world, invoice, { subscription, payment: 'charged' }));
}
