import { priceFor } from '@planbridge/billing';
import type { CataloguePrice } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import type { Click } from './click.ts';
import type { CustomerNow } from './customer-now.ts';

/** What a new subscription pays: in the currency of the wish, else in the customer's own, else in the first that the catalogue lists. */
export async function priceOnSale(
  { catalogue, input }: Pick<Click, 'catalogue' | 'input'>,
  customer: Promise<CustomerNow>,
): Promise<CataloguePrice> {
  const { currency, ...wish } = input.wish;
  const first = priceFor(catalogue, input.wish);
  if (first === null) {
    throw failure(failureTypes.catalogueMissing, 'The plan is not sold any more.');
  }
  if (currency !== undefined) {
    return first;
  }
  const { currency: own } = await customer;
  return (own === null ? null : priceFor(catalogue, { ...wish, currency: own })) ?? first;
}
