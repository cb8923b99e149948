import type { IncidentKind } from './entitlement.ts';

/** The kinds that a decision finds; of these, an account's open incidents that a decision does not list are over. */
export const decidedIncidentKinds = [
  'unknown-price',
  'unknown-status',
  'two-live-subscriptions',
] as const satisfies readonly IncidentKind[];
