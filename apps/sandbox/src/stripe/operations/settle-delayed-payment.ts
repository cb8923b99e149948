import type Stripe from 'stripe';
import { failInvoice } from '../changes/fail-invoice.ts';
import { markInvoicePaid } from '../changes/mark-invoice-paid.ts';
import { settleStatus } from '../changes/settle-status.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { World } from '../world.ts';

/** The bank has answered. Null: no payment of this session is on its way. */
export function settleDelayedPayment(
  world: World,
  sessionId: string,
  result: 'succeeded' | 'failed',
): Stripe.Checkout.Session | null {
  const payment = world.pendingPayments.get(sessionId);
  const session = world.sessions.get(sessionId);
  if (payment === undefined || session === undefined) {
    return null;
  }
  world.pendingPayments.remove(sessionId);
  if (result === 'succeeded') {
    const paid = world.sessions.put(sessionId, { ...session, payment_status: 'paid' });
    settleStatus(world, payment.subscription, markInvoicePaid(world, payment.invoice));
    emitEvent(world, 'checkout.session.async_payment_succeeded', paid);
    return paid;
  }
  const failed = failInvoice(world, payment.invoice);
  world.paymentMethods.put(payment.customer, 'declines');
  settleStatus(world, payment.subscription, failed);
  emitEvent(world, 'checkout.session.async_payment_failed', session);
  return session;
}
