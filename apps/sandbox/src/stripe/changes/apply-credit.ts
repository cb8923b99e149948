import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { liveCustomer } from '../billing/live-customer.ts';
import type { World } from '../world.ts';
import { updateCustomer } from './update-customer.ts';
import { updateInvoice } from './update-invoice.ts';

/** What an invoice gives back is kept as the customer's credit, a negative balance, and the next ones are paid from it (API reference, customers, `balance`). */
export function applyCredit(world: World, invoice: Stripe.Invoice): Stripe.Invoice {
  const customer = liveCustomer(world, idOf(invoice.customer ?? ''));
  const owed = invoice.total + customer.balance;
  const balance = Math.min(0, owed);
  const due = Math.max(0, owed);
  updateCustomer(world, customer.id, { balance });
  return due === invoice.amount_due && customer.balance === balance
    ? invoice
    : updateInvoice(world, invoice.id, {
        starting_balance: customer.balance,
        ending_balance: balance,
        amount_due: due,
        amount_remaining: due,
      });
}
