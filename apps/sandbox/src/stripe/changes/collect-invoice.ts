import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { theInvoice } from '../billing/the-invoice.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { World } from '../world.ts';
import { failInvoice } from './fail-invoice.ts';
import { markInvoicePaid } from './mark-invoice-paid.ts';

/**
 * Charges what is open. The answer says whether it was paid. `isOnSession`: the customer is there and can confirm; where nobody is, a payment that
 * needs it has failed, and that is told by two events (docs.stripe.com/billing/subscriptions/overview, "requires_action").
 */
export function collectInvoice(world: World, id: string, isOnSession = false): Stripe.Invoice {
  const invoice = theInvoice(world, id);
  const card = invoice.customer === null ? undefined : world.paymentMethods.get(idOf(invoice.customer));
  if (invoice.amount_due === 0 || card === 'pays' || (card === 'challenges' && isOnSession)) {
    return markInvoicePaid(world, id);
  }
  const failed = failInvoice(world, id);
  if (card === 'challenges') {
    emitEvent(world, 'invoice.payment_action_required', failed);
  }
  return failed;
}
