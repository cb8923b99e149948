import type { Catalogue } from './catalogue.ts';
import { entitlementDates } from './entitlement-dates.ts';
import type { Entitlement, EntitlementRow } from './entitlement.ts';
import { fallbackEntitlement } from './fallback-entitlement.ts';
import type { KeepingTerm } from './keeping-terms.ts';

/** The row's plan and seats with the dates of the subscription that it is kept for: the row's own dates may belong to one that is over. */
export function keptEntitlement(catalogue: Catalogue, row: EntitlementRow, term: KeepingTerm): Entitlement {
  // Before the first decision the row's plan is a column's default, and the fallback plan has no dates to show.
  if (row.entitlement === null || row.plan === catalogue.fallbackPlan) {
    return fallbackEntitlement(catalogue, term.shown);
  }
  const plan = catalogue.plans.find(({ id }) => id === row.plan);
  return {
    plan: row.plan,
    status: term.shown,
    seats: row.seats,
    features: plan?.features ?? row.entitlement.features,
    ...entitlementDates(term),
  };
}
