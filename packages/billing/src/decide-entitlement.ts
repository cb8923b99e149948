import type { Catalogue } from './catalogue.ts';
import type { Entitlement, EntitlementDecision } from './entitlement.ts';
import type { Grant, SubscriptionSnapshot } from './subscription.ts';

/** What the account's row says before the decision; `entitlement` is null while nothing was ever decided. */
export type EntitlementRow = Readonly<{
  plan: string;
  status: string;
  seats: number;
  entitlement: Entitlement | null;
}>;

export type EntitlementFacts = Readonly<{
  catalogue: Catalogue;
  /** Of all customers of the account, each once. */
  subscriptions: readonly SubscriptionSnapshot[];
  grants: readonly Grant[];
  row: EntitlementRow;
  /** ISO 8601 in UTC. */
  now: string;
}>;

export function decideEntitlement(facts: EntitlementFacts): EntitlementDecision {
  throw new Error(`Follows in the next commit (${facts.now}).`);
}
