import type { Plan } from './catalogue.ts';
import { entitlementDates } from './entitlement-dates.ts';
import type { EntitlementSource } from './entitlement-source.ts';
import type { Entitlement } from './entitlement.ts';
import { longestTerm } from './longest-term.ts';

/** The plan with all its seats, whichever subscriptions they come from. Null: no source grants it. */
export function grantedEntitlement(plan: Plan, sources: readonly EntitlementSource[]): Entitlement | null {
  const granting = sources.filter((source) => source.plan.id === plan.id);
  const term = longestTerm(granting.map((source) => source.term));
  if (term === null) return null;
  return {
    plan: plan.id,
    status: term.status,
    seats: granting.reduce((sum, source) => sum + source.seats, 0),
    features: plan.features,
    ...entitlementDates(term),
  };
}
