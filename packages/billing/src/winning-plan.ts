import type { Plan } from './catalogue.ts';
import type { EntitlementSource } from './entitlement-source.ts';

/** The highest rank wins. A parsed catalogue has no rank twice; the id settles it for one that does. */
export function winningPlan(sources: readonly EntitlementSource[]): Plan | null {
  return sources.reduce<Plan | null>(
    (best, { plan }) => (best === null || outranks(plan, best) ? plan : best),
    null,
  );
}

function outranks(plan: Plan, other: Plan): boolean {
  return plan.rank === other.rank ? plan.id < other.id : plan.rank > other.rank;
}
