import type { EntitlementDecision, EntitlementRow } from '../src/entitlement.ts';

/** The row as the decision leaves it. */
export function rowAfter({ entitlement }: EntitlementDecision): EntitlementRow {
  const { plan, status, seats } = entitlement;
  return { plan, status, seats, entitlement };
}
