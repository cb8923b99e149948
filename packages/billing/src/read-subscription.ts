import type { Catalogue, CataloguePrice, Plan } from './catalogue.ts';
import { planOfPrice } from './plan-of-price.ts';
import type { SubscriptionItem, SubscriptionSnapshot } from './subscription.ts';

/** A subscription in the catalogue's light; items at ignored prices are left out. */
export type SubscriptionReading = Readonly<{
  subscription: SubscriptionSnapshot;
  listed: readonly ListedItem[];
  unlisted: readonly SubscriptionItem[];
}>;

export type ListedItem = Readonly<{ item: SubscriptionItem; plan: Plan; price: CataloguePrice }>;

/** Null: nothing in it but ignored prices, so it is another product's and none of our business. */
export function readSubscription(
  catalogue: Catalogue,
  subscription: SubscriptionSnapshot,
): SubscriptionReading | null {
  const listed: ListedItem[] = [];
  const unlisted: SubscriptionItem[] = [];
  for (const item of subscription.items) {
    const listing = planOfPrice(catalogue, item);
    if (listing.kind === 'plan') listed.push({ item, plan: listing.plan, price: listing.price });
    if (listing.kind === 'unlisted') unlisted.push(item);
  }
  return listed.length + unlisted.length === 0 ? null : { subscription, listed, unlisted };
}
