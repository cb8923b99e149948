import type Stripe from 'stripe';
import { theInvoice } from '../billing/the-invoice.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { EventType } from '../events/event-type.ts';
import type { World } from '../world.ts';

export function updateInvoice(
  world: World,
  id: string,
  change: Partial<Stripe.Invoice>,
  type?: EventType,
): Stripe.Invoice {
  const invoice = world.invoices.put(id, { ...theInvoice(world, id), ...change });
  if (type !== undefined) {
    emitEvent(world, type, invoice);
  }
  return invoice;
}
