import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { theInvoice } from '../billing/the-invoice.ts';
import type { World } from '../world.ts';
import { failInvoice } from './fail-invoice.ts';
import { markInvoicePaid } from './mark-invoice-paid.ts';

/** Charges what is open. The answer says whether it was paid. */
export function collectInvoice(world: World, id: string): Stripe.Invoice {
  const invoice = theInvoice(world, id);
  const card = invoice.customer === null ? undefined : world.paymentMethods.get(idOf(invoice.customer));
  return invoice.amount_due === 0 || card === 'pays' ? markInvoicePaid(world, id) : failInvoice(world, id);
}
