import type Stripe from 'stripe';
import { invoiceFor } from '../billing/invoice-for.ts';
import { linesOfPeriod } from '../billing/lines-of-period.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import type { World } from '../world.ts';
import type { Bill } from './bill-subscription.ts';
import { issueInvoice } from './issue-invoice.ts';
import { updateInvoice } from './update-invoice.ts';
import { updateSubscription } from './update-subscription.ts';

/** A pending update waits 23 hours for its payment (docs.stripe.com/billing/subscriptions/pending-updates). */
const patienceSeconds = 23 * 3600;

/** Invoices a change before it is made: paid, it is made; else it is pending, and the subscription goes on as if nobody had asked. */
export function billBeforeChange(
  world: World,
  id: string,
  change: Partial<Stripe.Subscription>,
  { reason, lines }: Bill,
): Stripe.Subscription {
  const before = theSubscription(world, id);
  const billed = { ...before, ...change };
  const invoice = invoiceFor(world, billed, { reason, lines: lines ?? linesOfPeriod(billed) });
  const subscription = updateSubscription(world, id, { latest_invoice: invoice.id });
  const issued = issueInvoice(world, invoice, { subscription, payment: 'charged' });
  if (issued.status === 'paid') {
    return updateSubscription(world, id, change);
  }
  updateInvoice(world, issued.id, { next_payment_attempt: null });
  const expiresAt = world.now() + patienceSeconds;
  world.pendingChanges.put(id, { invoice: issued.id, change, expiresAt });
  return updateSubscription(world, id, {
    pending_update: {
      billing_cycle_anchor: change.billing_cycle_anchor ?? null,
      cancel_at_period_end: null,
      discount: null,
      discounts: null,
      expires_at: expiresAt,
      metadata: null,
      subscription_items: change.items?.data ?? null,
      trial_end: null,
      trial_from_plan: null,
    },
  });
}
