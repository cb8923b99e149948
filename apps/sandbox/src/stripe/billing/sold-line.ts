import type Stripe from 'stripe';
import type { World } from '../world.ts';
import { nameOf } from './name-of.ts';

export type SoldLine = Readonly<{ name: string; price: Stripe.Price; quantity: number; amount: number }>;

/** As a page shows it; empty if there is no such price. */
export function soldLine(world: World, priceId: string, quantity: number): readonly SoldLine[] {
  const price = world.prices.get(priceId);
  return price === undefined
    ? []
    : [{ name: nameOf(world, price), price, quantity, amount: (price.unit_amount ?? 0) * quantity }];
}
