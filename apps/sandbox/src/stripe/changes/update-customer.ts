import type Stripe from 'stripe';
import { liveCustomer } from '../billing/live-customer.ts';
import { emitEvent } from '../events/emit-event.ts';
import { previousAttributes } from '../events/previous-attributes.ts';
import type { World } from '../world.ts';

export function updateCustomer(world: World, id: string, change: Partial<Stripe.Customer>): Stripe.Customer {
  const before = liveCustomer(world, id);
  const after = { ...before, ...change };
  const previous = previousAttributes({ ...before }, { ...after });
  if (Object.keys(previous).length === 0) {
    return before;
  }
  world.customers.put(id, after);
  emitEvent(world, 'customer.updated', after, previous);
  return after;
}
