import type { StripePrice } from './plan-of-price.ts';
import type { Grant, SubscriptionSnapshot } from './subscription.ts';

/**
 * What a decision looked up in the catalogue: names only. It is kept beside the row to tell whether another catalogue could decide
 * otherwise, never to decide from: what Stripe says is read again for that.
 */
export type DecisionBasis = Readonly<{
  /** Of every item of every subscription that was read. */
  prices: readonly StripePrice[];
  /** Of every grant. */
  grantedPlans: readonly string[];
}>;

export function decisionBasis(
  subscriptions: readonly SubscriptionSnapshot[],
  grants: readonly Grant[],
): DecisionBasis {
  return {
    prices: subscriptions.flatMap(({ items }) =>
      items.map(({ priceId, lookupKey }) => ({ priceId, lookupKey })),
    ),
    grantedPlans: grants.map(({ plan }) => plan),
  };
}
