import type Stripe from 'stripe';
import { lineItemObject } from '../objects/line-item.ts';
import { listOf } from '../objects/list-of.ts';
import type { World } from '../world.ts';
import { nameOf } from './name-of.ts';

export function lineItemsOf(world: World, sessionId: string): Stripe.ApiList<Stripe.LineItem> {
  const lines = world.checkoutPlans.get(sessionId)?.lines ?? [];
  return listOf(
    lines.flatMap(({ id, price: priceId, quantity }) => {
      const price = world.prices.get(priceId);
      return price === undefined
        ? []
        : [lineItemObject({ id, price, quantity, description: nameOf(world, price) })];
    }),
    `/v1/checkout/sessions/${sessionId}/line_items`,
  );
}
