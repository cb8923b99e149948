import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { theInvoice } from '../billing/the-invoice.ts';
import { collectInvoice } from '../changes/collect-invoice.ts';
import { settleStatus } from '../changes/settle-status.ts';
import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';

/** Charges it once more, now; `isOnSession`: at the customer's own wish. The answer says whether that worked: its status is paid or still open. */
export function payOpenInvoice(world: World, invoiceId: string, isOnSession = false): Stripe.Invoice {
  const before = theInvoice(world, invoiceId);
  if (before.status === 'paid') {
    throw refusal({ message: 'Invoice is already paid', code: 'invoice_already_paid' });
  }
  if (before.status !== 'open') {
    throw refusal({
      message: `An invoice with status ${before.status} cannot be paid.`,
      code: 'invoice_not_open',
    });
  }
  const invoice = collectInvoice(world, invoiceId, isOnSession);
  const subscription = invoice.parent?.subscription_details?.subscription;
  if (subscription !== undefined) {
    settleStatus(world, idOf(subscription), invoice);
  }
  return invoice;
}
