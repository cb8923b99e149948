import { idOf } from '../billing/id-of.ts';
import { liveCustomer } from '../billing/live-customer.ts';
import type { PaymentMethodState } from '../records/payment-method-state.ts';
import type { World } from '../world.ts';
import { payOpenInvoice } from './pay-open-invoice.ts';

/**
 * Gives the customer another card; null takes the card away. With a working one the open invoices are paid at once, as the portal's payment flow
 * does; Stripe's retries would come to the same within days.
 */
export function updatePaymentMethod(world: World, customerId: string, card: PaymentMethodState | null): void {
  liveCustomer(world, customerId);
  if (card === null) {
    world.paymentMethods.remove(customerId);
    return;
  }
  world.paymentMethods.put(customerId, card);
  if (card !== 'pays') {
    return;
  }
  for (const { id, status, parent } of world.invoices.list({ index: 'customer', value: customerId })) {
    const subscription = parent?.subscription_details?.subscription;
    const isCollected =
      subscription !== undefined && world.subscriptions.get(idOf(subscription))?.ended_at === null;
    if (status === 'open' && isCollected && !isOnItsWay(world, id)) {
      payOpenInvoice(world, id);
    }
  }
}

function isOnItsWay(world: World, invoice: string): boolean {
  return world.pendingPayments.list().some((payment) => payment.invoice === invoice);
}
