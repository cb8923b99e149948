import type { EntitlementDecision } from '@planbridge/billing';

/** A decision without anything beside the plan. */
export const pro: EntitlementDecision = {
  entitlement: {
    plan: 'pro',
    status: 'active',
    seats: 1,
    features: [],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
  },
  recheckAt: null,
  findings: [],
  trialSeen: false,
};
