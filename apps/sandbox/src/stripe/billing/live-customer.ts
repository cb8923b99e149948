import type Stripe from 'stripe';
import { missing } from '../http/missing.ts';
import type { World } from '../world.ts';

/** The customer if it exists and was not deleted. `param`: it was named by a parameter, not by the path. */
export function liveCustomer(world: World, id: string, param?: string): Stripe.Customer {
  const customer = world.customers.get(id);
  if (customer === undefined || customer.deleted) {
    throw missing('customer', id, param);
  }
  return customer;
}
