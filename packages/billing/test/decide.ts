import { decideEntitlement } from '../src/decide-entitlement.ts';
import type { EntitlementFacts } from '../src/decide-entitlement.ts';
import type { EntitlementDecision } from '../src/entitlement.ts';
import { exampleCatalogue } from './example-catalogue.ts';
import { exampleRow } from './example-row.ts';

/** Decides for an account that has nothing but what is given, at noon of 22 November 2026. */
export function decide(facts: Partial<EntitlementFacts>): EntitlementDecision {
  return decideEntitlement({
    catalogue: exampleCatalogue,
    subscriptions: [],
    grants: [],
    row: exampleRow(),
    now: '2026-11-22T12:00:00Z',
    ...facts,
  });
}
