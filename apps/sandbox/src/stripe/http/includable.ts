import { z } from 'zod';
import { subscriptionsOf } from '../billing/subscriptions-of.ts';
import { lineItemsOf } from '../billing/line-items-of.ts';
import type { World } from '../world.ts';

const customer = z.object({ object: z.literal('customer'), id: z.string() });
const session = z.object({ object: z.literal('checkout.session'), id: z.string() });

/** What an object has only when it is asked for by `expand`. Undefined: there is no such property. */
export function includable(world: World, object: unknown, property: string): unknown {
  const asCustomer = customer.safeParse(object);
  if (asCustomer.success && property === 'subscriptions') {
    return subscriptionsOf(world, asCustomer.data.id);
  }
  const asSession = session.safeParse(object);
  return asSession.success && property === 'line_items' ? lineItemsOf(world, asSession.data.id) : undefined;
}
