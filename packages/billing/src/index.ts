export type {
  BillingInterval,
  Catalogue,
  CataloguePrice,
  CheckoutTerms,
  CheckoutTexts,
  Plan,
  PriceName,
} from './catalogue.ts';
export { changeTerms } from './change-terms.ts';
export type { ChangeTerms } from './change-terms.ts';
export { decideCheckout } from './decide-checkout.ts';
export type { CheckoutDecision, CheckoutFacts } from './decide-checkout.ts';
export { decideEntitlement } from './decide-entitlement.ts';
export type { EntitlementFacts } from './decide-entitlement.ts';
export { decidedIncidentKinds } from './decided-incident-kinds.ts';
export type {
  Entitlement,
  EntitlementDecision,
  EntitlementRow,
  IncidentFinding,
  IncidentKind,
} from './entitlement.ts';
export { decisionBasis } from './decision-basis.ts';
export type { DecisionBasis } from './decision-basis.ts';
export { eventCustomer } from './event-customer.ts';
export { handledEventTypes } from './event-types.ts';
export { isConcerned } from './is-concerned.ts';
export type { CatalogueChange } from './is-concerned.ts';
export { isHandledEventType } from './is-handled-event-type.ts';
export { isLiveStatus } from './is-live-status.ts';
export type { PlanChange } from './plan-change.ts';
export { planOfPrice } from './plan-of-price.ts';
export type { PriceListing, StripePrice } from './plan-of-price.ts';
export type { PlanWish } from './plan-wish.ts';
export { priceFor } from './price-for.ts';
export type { PriceWish } from './price-for.ts';
export type { Grant, SubscriptionItem, SubscriptionSnapshot } from './subscription.ts';
