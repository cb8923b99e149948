import type Stripe from 'stripe';
import type { World } from '../world.ts';
import { idOf } from './id-of.ts';

export function nameOf(world: World, price: Stripe.Price): string {
  return world.products.get(idOf(price.product))?.name ?? price.nickname ?? price.id;
}
