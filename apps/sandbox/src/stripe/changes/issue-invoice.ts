import type Stripe from 'stripe';
import { emitEvent } from '../events/emit-event.ts';
import type { World } from '../world.ts';
import { applyCredit } from './apply-credit.ts';
import { collectInvoice } from './collect-invoice.ts';
import { updateInvoice } from './update-invoice.ts';

/** How an invoice is paid: charged at once, by a debit that ends later, or not before somebody confirms. */
export type Payment = 'charged' | 'processing' | 'awaited';

/** Keeps the invoice, tells of it and charges it. Whether it was paid is on the answer; what that means for the status is the caller's to say. */
export function issueInvoice(
  world: World,
  invoice: Stripe.Invoice,
  { subscription, payment }: Readonly<{ subscription: Stripe.Subscription; payment: Payment }>,
): Stripe.Invoice {
  world.invoices.put(invoice.id, invoice);
  emitEvent(world, 'invoice.created', invoice);
  const held = heldBack(subscription);
  if (held !== null) {
    return updateInvoice(world, invoice.id, { status: held.status, auto_advance: false }, held.event);
  }
  const finalized = applyCredit(world, invoice);
  emitEvent(world, 'invoice.finalized', finalized);
  return payment === 'charged' || finalized.amount_due === 0 ? collectInvoice(world, invoice.id) : finalized;
}

type HeldBack = Readonly<{
  status: 'draft' | 'void' | 'uncollectible';
  event?: 'invoice.voided' | 'invoice.marked_uncollectible';
}>;

/** A paused collection leaves the status alone and decides what becomes of the invoice; an unpaid subscription's stay drafts (stripe.md 6). */
function heldBack({ status, pause_collection: paused }: Stripe.Subscription): HeldBack | null {
  if (status === 'unpaid') {
    return { status: 'draft' };
  }
  switch (paused?.behavior) {
    case undefined:
      return null;
    case 'void':
      return { status: 'void', event: 'invoice.voided' };
    case 'mark_uncollectible':
      return { status: 'uncollectible', event: 'invoice.marked_uncollectible' };
    case 'keep_as_draft':
    default:
      return { status: 'draft' };
  }
}
