import { priceFor } from '@planbridge/billing';
import type { CataloguePrice } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import type { Click } from './click.ts';
import { ownCurrency } from './own-currency.ts';

/** What a new subscription pays: in the currency of the wish, else in the customer's own, else in the first that the catalogue lists. */
export async function priceOnSale({ stripe, catalogue, customer, input }: Click): Promise<CataloguePrice> {
  const { currency, ...wish } = input.wish;
  const first = priceFor(catalogue, input.wish);
  if (first === null) {
    throw failure(failureTypes.catalogueMissing, 'The plan is not sold any more.');
  }
  const others = catalogue.plans
    .find(({ id }) => id === wish.plan)
    ?.prices.some((price) => !price.retired && price.currency !== first.currency);
  // Asked only where the answer can matter: not of a shop with one currency, and not of who is new.
  if (currency !== undefined || others !== true || customer.link !== null) {
    return first;
  }
  const own = await ownCurrency(stripe, customer.current);
  return (own === null ? null : priceFor(catalogue, { ...wish, currency: own })) ?? first;
}
