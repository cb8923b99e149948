import type Stripe from 'stripe';
import { emitEvent } from '../events/emit-event.ts';
import { newId } from '../new-id.ts';
import { customerObject } from '../objects/customer.ts';
import type { World } from '../world.ts';

export type CustomerToCreate = Readonly<{
  email: string | null;
  name?: string | null;
  description?: string | null;
  phone?: string | null;
  metadata: Stripe.Metadata;
}>;

export function createCustomer(world: World, given: CustomerToCreate): Stripe.Customer {
  const { email, name = null, description = null, phone = null, metadata } = given;
  const customer = {
    ...customerObject({ id: newId('cus', 14), created: world.now(), email, name, description, metadata }),
    phone,
  };
  world.customers.put(customer.id, customer);
  emitEvent(world, 'customer.created', customer);
  return customer;
}
