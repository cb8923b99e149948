import type { Catalogue, Plan } from './catalogue.ts';
import type { DecisionBasis } from './decision-basis.ts';
import { planOfPrice } from './plan-of-price.ts';

export type CatalogueChange = Readonly<{
  from: Catalogue;
  to: Catalogue;
  /** Null: not known, so anything may concern the account. */
  basis: DecisionBasis | null;
  /** The plan that was decided by `from`. */
  plan: string;
}>;

/**
 * Whether the catalogue `to` could decide an account otherwise than `from` did. False is a promise: on the same facts both decide the
 * same, `recheckAt` included, so that the account need not be read from Stripe again.
 */
export function isConcerned({ from, to, basis, plan }: CatalogueChange): boolean {
  return basis === null || cutOf(from, basis, plan) !== cutOf(to, basis, plan);
}

/** All that a decision takes from the catalogue, as text that is the same exactly when it is. */
function cutOf(catalogue: Catalogue, { prices, grantedPlans }: DecisionBasis, plan: string): string {
  const listings = prices.map((price) => planOfPrice(catalogue, price));
  const priced = listings.map((listing) => (listing.kind === 'plan' ? listing.plan : null));
  const granted = grantedPlans.map((id) => planOf(catalogue, id));
  const own = planOf(catalogue, plan);
  return JSON.stringify({
    kinds: listings.map(({ kind }) => kind),
    effects: [...priced, ...granted].map((each) => each && effectOf(each)),
    order: orderOf([...priced, ...granted].flatMap((each) => each ?? [])),
    keeps: own?.features ?? null, // Where the plan is kept for the sake of what cannot be judged, nothing above need name it.
    // Of the fallback plan only an account notices anything that is on it, or would be.
    fallback: plan === catalogue.fallbackPlan ? [own?.features ?? [], own?.seats?.min ?? 1] : null,
  });
}

function planOf(catalogue: Catalogue, wanted: string): Plan | null {
  return catalogue.plans.find(({ id }) => id === wanted) ?? null;
}

function effectOf({ id, features, graceDays, grantWhileProcessing }: Plan) {
  return { id, features, graceDays, grantWhileProcessing };
}

/** Ranks are compared, never shown: only which plan outranks which can matter. */
function orderOf(plans: readonly Plan[]): readonly string[] {
  return [...new Set(plans.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id))];
}
