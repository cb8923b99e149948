import type { Catalogue, CataloguePrice, Plan, PriceName } from './catalogue.ts';

/** A price as Stripe says it. */
export type StripePrice = Readonly<{ priceId: string; lookupKey: string | null }>;

export type PriceListing =
  | Readonly<{ kind: 'plan'; plan: Plan; price: CataloguePrice }>
  | Readonly<{ kind: 'ignored' }>
  | Readonly<{ kind: 'unlisted' }>;

/** An id names one price exactly, a lookup key whichever price carries it now: so an id anywhere in the catalogue goes first. */
export function planOfPrice(catalogue: Catalogue, stripePrice: StripePrice): PriceListing {
  return (
    listingOf(catalogue, (name) => name.id === stripePrice.priceId) ??
    listingOf(catalogue, (name) => name.lookupKey !== null && name.lookupKey === stripePrice.lookupKey) ?? {
      kind: 'unlisted',
    }
  );
}

function listingOf(catalogue: Catalogue, isNamed: (name: PriceName) => boolean): PriceListing | null {
  for (const plan of catalogue.plans) {
    const price = plan.prices.find(isNamed);
    if (price !== undefined) return { kind: 'plan', plan, price };
  }
  return catalogue.ignoredPrices.some(isNamed) ? { kind: 'ignored' } : null;
}
