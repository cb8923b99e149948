export type { BillingInterval, Catalogue, CataloguePrice, CheckoutTexts, Plan, PriceName } from './catalogue.ts';
export type { Entitlement, EntitlementDecision, IncidentFinding, IncidentKind } from './entitlement.ts';
export type { Grant, SubscriptionItem, SubscriptionSnapshot } from './subscription.ts';
