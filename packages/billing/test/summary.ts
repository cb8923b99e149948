import type { EntitlementDecision } from '../src/entitlement.ts';

/** Plan, status and seats in one line, so that tables read like the design's. */
export function summary({ entitlement }: EntitlementDecision): string {
  return `${entitlement.plan} ${entitlement.status} ${entitlement.seats}`;
}
