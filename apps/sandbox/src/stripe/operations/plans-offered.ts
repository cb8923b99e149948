import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { nameOf } from '../billing/name-of.ts';
import type { World } from '../world.ts';
import type { PortalView } from './find-portal-session.ts';

export type OfferedPlan = Readonly<{ price: Stripe.Price; name: string; current: boolean }>;

/** What a customer may change to: what the configuration lists, or everything that is sold, in the subscription's currency. */
export function plansOffered(
  world: World,
  { configuration }: PortalView,
  subscription: Stripe.Subscription,
): readonly OfferedPlan[] {
  const { enabled, products } = configuration.features.subscription_update;
  const listed = products?.flatMap((product) => product.prices) ?? [];
  const current = subscription.items.data.map(({ price }) => price.id);
  return world.prices
    .list()
    .filter(({ id, active, currency, product }) => {
      const isOffered =
        listed.length === 0 ? world.products.get(idOf(product))?.active === true : listed.includes(id);
      return enabled && active && isOffered && currency === subscription.currency;
    })
    .map((price) => ({ price, name: nameOf(world, price), current: current.includes(price.id) }));
}
