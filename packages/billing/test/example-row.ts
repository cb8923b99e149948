import type { Entitlement, EntitlementRow } from '../src/entitlement.ts';

/** A row as an earlier decision left it. */
export function exampleRow(given: Partial<Entitlement> = {}): EntitlementRow {
  const entitlement: Entitlement = {
    plan: 'free',
    status: 'none',
    seats: 1,
    features: ['hello'],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
    ...given,
  };
  const { plan, status, seats } = entitlement;
  return { plan, status, seats, entitlement };
}
