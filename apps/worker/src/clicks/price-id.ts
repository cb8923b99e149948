import type { CataloguePrice } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { z } from 'zod';
import { failure } from '../failure.ts';
import { listAll } from '../stripe/list-all.ts';

const price = z.object({ id: z.string() });

/** Stripe's id of a price of the catalogue. Never the browser's: it names a plan. */
export async function priceIdOf(stripe: Stripe, { id, lookupKey }: CataloguePrice): Promise<string> {
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
