import type { Catalogue, Plan } from '@planbridge/billing';
import type Stripe from 'stripe';
import { z } from 'zod';
import { listAll } from '../stripe/list-all.ts';
import { isMissing } from '../stripe/stripe-failure.ts';
import type { OfferedProduct } from './portal-features.ts';

const stripePrice = z.object({ id: z.string(), lookup_key: z.string().nullish(), product: z.string() });
type StripePrice = z.infer<typeof stripePrice>;

/** Stripe's limit, for lookup keys of one list and for products of one configuration. */
const most = 10;

/**
 * What may be changed to in the portal, in one currency because a subscription keeps its own. `plan` is among it, where there are more than the
 * portal can offer. What the catalogue lists and Stripe does not have is left out: it must not forbid the rest.
 */
export async function offeredProducts(
  stripe: Stripe,
  { catalogue, currency, plan }: Readonly<{ catalogue: Catalogue; currency: string; plan: string | null }>,
): Promise<readonly OfferedProduct[]> {
  const isSold = (price: Plan['prices'][number]) => !price.retired && price.currency === currency;
  const plans = catalogue.plans
    .map((each) => ({ ...each, prices: each.prices.filter(isSold) }))
    .filter(({ prices }) => prices.length > 0)
    .toSorted((a, b) => Number(b.id === plan) - Number(a.id === plan))
    .slice(0, most);
  const prices = plans.flatMap((each) => each.prices);
  const [byKey, byId] = await Promise.all([
    pricesByKey(
      stripe,
      prices.flatMap(({ id, lookupKey }) => (id === null && lookupKey !== null ? [lookupKey] : [])),
    ),
    pricesById(
      stripe,
      prices.flatMap(({ id }) => id ?? []),
    ),
  ]);
  const found = new Map(
    [...byKey, ...byId].flatMap((price) => [
      [price.lookup_key ?? '', price],
      [price.id, price],
    ]),
  );
  const products = new Map<string, OfferedProduct>();
  for (const each of plans) {
    for (const { id, lookupKey } of each.prices) {
      const price = found.get(id ?? lookupKey ?? '');
      if (price !== undefined) {
        products.set(
          price.product,
          withPrice(products.get(price.product) ?? emptyProduct(price.product, each), price),
        );
      }
    }
  }
  // In an order of its own, so that the same offer is always written the same way.
  return [...products.values()].toSorted((a, b) => (a.product < b.product ? -1 : 1));
}

function emptyProduct(product: string, { seats }: Plan): OfferedProduct {
  return {
    product,
    prices: [],
    adjustable_quantity:
      seats === null ? { enabled: false } : { enabled: true, minimum: seats.min, maximum: seats.max },
  };
}

function withPrice(product: OfferedProduct, { id }: StripePrice): OfferedProduct {
  return { ...product, prices: [...product.prices, id].toSorted() };
}

async function pricesByKey(stripe: Stripe, keys: readonly string[]): Promise<readonly StripePrice[]> {
  const parts = Array.from({ length: Math.ceil(keys.length / most) }, (_, part) =>
    keys.slice(part * most, (part + 1) * most),
  );
  const lists = await Promise.all(
    parts.map((part) =>
      listAll(
        (position) => stripe.prices.list({ lookup_keys: part, active: true, ...position }),
        async () => undefined,
      ),
    ),
  );
  return lists.flat().map((price) => stripePrice.parse(price));
}

async function pricesById(stripe: Stripe, ids: readonly string[]): Promise<readonly StripePrice[]> {
  const prices = await Promise.all(
    ids.map(async (id) => {
      try {
        return [stripePrice.parse(await stripe.prices.retrieve(id))];
      } catch (error) {
        if (isMissing(error)) {
          return [];
        }
        throw error;
      }
    }),
  );
  return prices.flat();
}
