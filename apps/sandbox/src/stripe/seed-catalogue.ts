import { priceObject } from './objects/price.ts';
import { productObject } from './objects/product.ts';
import type { World } from './world.ts';

/** What catalogue.yaml sells, by the lookup keys that it names; amounts in cents of a month, for one seat. */
const plans = [
  { key: 'pro', name: 'Pro', monthly: 1900 },
  { key: 'team', name: 'Team', monthly: 2900 },
  { key: 'business', name: 'Business', monthly: 4900 },
] as const;

/** Two months are free in a year. */
const intervals = [
  { interval: 'month', months: 1 },
  { interval: 'year', months: 10 },
] as const;

/** Products and prices, once per store. */
export function seedCatalogue(world: World): void {
  const created = world.now();
  for (const { key, name, monthly } of plans) {
    const product = `prod_${key}`;
    if (world.products.get(product) === undefined) {
      world.products.put(product, productObject({ id: product, name, created, metadata: { plan: key } }));
      for (const { interval, months } of intervals) {
        for (const currency of ['usd', 'eur']) {
          const lookupKey = `${key}_${interval}_${currency}`;
          const price = priceObject({
            id: `price_${lookupKey}`,
            product,
            created,
            currency,
            unit_amount: monthly * months,
            interval,
            lookup_key: lookupKey,
            nickname: null,
            metadata: {},
          });
          world.prices.put(price.id, price);
        }
      }
    }
  }
}
