import type { BillingInterval, Catalogue, CataloguePrice } from './catalogue.ts';

/** The currency left out: the first one the catalogue lists for the plan and interval. */
export type PriceWish = Readonly<{ plan: string; interval: BillingInterval; currency?: string }>;

/** The price at which a plan is sold today; null if it is not sold so. */
export function priceFor(
  catalogue: Catalogue,
  { plan: planId, interval, currency }: PriceWish,
): CataloguePrice | null {
  const plan = catalogue.plans.find((candidate) => candidate.id === planId);
  const price = plan?.prices.find(
    (candidate) =>
      !candidate.retired &&
      candidate.interval === interval &&
      (currency === undefined || candidate.currency === currency),
  );
  return price ?? null;
}
