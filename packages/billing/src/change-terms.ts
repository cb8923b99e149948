import type { Catalogue, Plan } from './catalogue.ts';
import { readSubscription } from './read-subscription.ts';
import type { SubscriptionSnapshot } from './subscription.ts';

/** On what terms the portal may change a subscription: the proration of the plan it has, and the currency it keeps. */
export type ChangeTerms = Readonly<{ proration: Plan['proration']; currency: string }>;

/** Null: nothing in it is a plan of the catalogue. */
export function changeTerms(catalogue: Catalogue, subscription: SubscriptionSnapshot): ChangeTerms | null {
  const current = readSubscription(catalogue, subscription)?.listed[0];
  return current === undefined
    ? null
    : { proration: current.plan.proration, currency: current.price.currency };
}
