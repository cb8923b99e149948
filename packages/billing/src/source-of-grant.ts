import type { Catalogue } from './catalogue.ts';
import type { EntitlementSource } from './entitlement-source.ts';
import type { Grant } from './subscription.ts';
import { termOfGrant } from './term-of-grant.ts';

/** Null: the catalogue does not have that plan any more. */
export function sourceOfGrant(catalogue: Catalogue, grant: Grant): EntitlementSource | null {
  const plan = catalogue.plans.find(({ id }) => id === grant.plan);
  return plan === undefined
    ? null
    : { plan, seats: grant.seats, until: grant.expiresAt, term: termOfGrant(grant) };
}
