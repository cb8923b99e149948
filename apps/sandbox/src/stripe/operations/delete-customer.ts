import type Stripe from 'stripe';
import { liveCustomer } from '../billing/live-customer.ts';
import { cancelSubscription } from '../changes/cancel-subscription.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { World } from '../world.ts';

/** For good; active subscriptions end with it (API reference, delete a customer). */
export function deleteCustomer(world: World, customerId: string): Stripe.DeletedCustomer {
  const customer = liveCustomer(world, customerId);
  for (const { id, ended_at: endedAt } of world.subscriptions.list({
    index: 'customer',
    value: customerId,
  })) {
    if (endedAt === null) {
      cancelSubscription(world, id, null);
    }
  }
  world.paymentMethods.remove(customerId);
  const deleted: Stripe.DeletedCustomer = { id: customerId, object: 'customer', deleted: true };
  world.customers.put(customerId, deleted);
  emitEvent(world, 'customer.deleted', customer);
  return deleted;
}
