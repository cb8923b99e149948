import type Stripe from 'stripe';
import { newId } from '../new-id.ts';
import { invoiceObject } from '../objects/invoice.ts';
import type { InvoiceLine } from '../records/invoice-line.ts';
import type { World } from '../world.ts';
import { idOf } from './id-of.ts';
import { linesOfPeriod } from './lines-of-period.ts';

export type BillingReason = 'subscription_create' | 'subscription_cycle' | 'subscription_update';

/** The invoice of the subscription's running period, or of the lines that are given. */
export function invoiceFor(
  world: World,
  subscription: Stripe.Subscription,
  {
    reason,
    lines = linesOfPeriod(subscription),
  }: Readonly<{ reason: BillingReason; lines?: readonly InvoiceLine[] }>,
): Stripe.Invoice {
  return invoiceObject({
    id: newId('in'),
    subscription,
    customer: idOf(subscription.customer),
    reason,
    created: world.now(),
    lines,
  });
}
