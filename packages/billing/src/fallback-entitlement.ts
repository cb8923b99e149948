import type { Catalogue } from './catalogue.ts';
import type { Entitlement } from './entitlement.ts';

/** What an account has that nothing grants anything to; `status` says why, or `none`. */
export function fallbackEntitlement({ plans, fallbackPlan }: Catalogue, status: string): Entitlement {
  const plan = plans.find(({ id }) => id === fallbackPlan);
  return {
    plan: fallbackPlan,
    status,
    seats: plan?.seats?.min ?? 1,
    features: plan?.features ?? [],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
  };
}
