import type { CataloguePrice } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { z } from 'zod';
import { failure } from '../failure.ts';
import { listAll } from '../stripe/list-all.ts';

const price = z.object({ id: z.string() });

export type FindPriceId = (price: CataloguePrice) => Promise<string>;

/**
 * Finds Stripe's id of a price of the catalogue; never the browser's: it names a plan. Each is asked for once in a click, so it can be asked for
 * before it is certain that it is needed.
 */
export function createPriceFinder(stripe: Stripe): FindPriceId {
  const found = new Map<CataloguePrice, Promise<string>>();
  return async (wanted) => {
    const known = found.get(wanted) ?? priceIdOf(stripe, wanted);
    found.set(wanted, known);
    return await known;
  };
}

async function priceIdOf(stripe: Stripe, { id, lookupKey }: CataloguePrice): Promise<string> {
  if (id !== null || lookupKey === null) {
    return id ?? missing('without id and lookup key');
  }
  const [found] = await listAll(
    (position) => stripe.prices.list({ lookup_keys: [lookupKey], active: true, ...position }),
    async () => undefined,
  );
  return found === undefined ? missing(lookupKey) : price.parse(found).id;
}

function missing(name: string): never {
  throw failure(
    failureTypes.stripeRefused,
    `The catalogue names a price (${name}) that Stripe does not have.`,
  );
}
