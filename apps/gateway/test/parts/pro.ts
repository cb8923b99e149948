import type { Entitlement } from '@planbridge/billing';

export const pro: Entitlement = {
  plan: 'pro',
  status: 'active',
  seats: 1,
  features: [],
  current_period_end: '2026-12-24T00:00:00Z',
  cancel_at: null,
  trial_end: null,
};
