import type Stripe from 'stripe';
import { found } from '../http/found.ts';
import type { World } from '../world.ts';

export function theInvoice(world: World, id: string): Stripe.Invoice {
  return found(world.invoices.get(id), 'invoice', id);
}
