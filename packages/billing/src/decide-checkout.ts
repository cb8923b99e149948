import type { BillingInterval, Catalogue, CataloguePrice } from './catalogue.ts';
import type { SubscriptionSnapshot } from './subscription.ts';

/** `seats` null: the plan's minimum for a new subscription, as many as now for a change. */
export type PlanWish = Readonly<{ plan: string; interval: BillingInterval; seats: number | null }>;

export type CheckoutFacts = Readonly<{
  catalogue: Catalogue;
  subscriptions: readonly SubscriptionSnapshot[];
  wish: PlanWish;
}>;

/** What the portal's confirmation page shows and then does. */
export type PlanChange = Readonly<{ itemId: string; price: CataloguePrice; quantity: number }>;

export type CheckoutDecision =
  | Readonly<{ kind: 'checkout' }>
  | Readonly<{ kind: 'already-on-plan' }>
  /** `change` null: Stripe's portal cannot confirm it, so it is opened plain. */
  | Readonly<{ kind: 'plan_change'; customerId: string; subscriptionId: string; change: PlanChange | null }>
  | Readonly<{ kind: 'fix_payment' | 'resume'; customerId: string; subscriptionId: string }>;

export function decideCheckout(facts: CheckoutFacts): CheckoutDecision {
  throw new Error(`Follows in the next commit (${facts.wish.plan}).`);
}
