import type Stripe from 'stripe';
import { theInvoice } from '../billing/the-invoice.ts';
import type { World } from '../world.ts';
import { updateInvoice } from './update-invoice.ts';

export function markInvoicePaid(world: World, id: string): Stripe.Invoice {
  const invoice = theInvoice(world, id);
  return updateInvoice(
    world,
    id,
    {
      status: 'paid',
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      attempted: true,
      attempt_count: invoice.attempt_count + (invoice.amount_due > 0 ? 1 : 0),
      auto_advance: false,
      next_payment_attempt: null,
      status_transitions: { ...invoice.status_transitions, paid_at: world.now() },
    },
    'invoice.paid',
  );
}
