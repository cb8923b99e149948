import type { Catalogue, Plan } from '@planbridge/billing';

const plain: Omit<Plan, 'id' | 'name' | 'rank' | 'prices'> = {
  features: [],
  seats: null,
  trialDays: null,
  graceDays: null,
  grantWhileProcessing: false,
  proration: 'now',
  checkout: { displayName: null, buttonColor: null, submitMessage: null },
};

export const catalogue: Catalogue = {
  plans: [
    { ...plain, id: 'free', name: 'Free', rank: 0, prices: [], features: ['basic'] },
    {
      ...plain,
      id: 'pro',
      name: 'Pro',
      rank: 1,
      trialDays: 14,
      graceDays: 7,
      prices: [{ lookupKey: 'pro_monthly', id: null, interval: 'month', currency: 'usd', retired: false }],
    },
    {
      ...plain,
      id: 'team',
      name: 'Team',
      rank: 2,
      prices: [{ lookupKey: 'team_yearly', id: null, interval: 'year', currency: 'usd', retired: false }],
      seats: { min: 3, max: 50 },
    },
  ],
  ignoredPrices: [],
  fallbackPlan: 'free',
  unlinkedCustomers: 'alert',
};
