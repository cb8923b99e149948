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

/** Two versions, by turns: they give the same plan other features, so that which one decided can be seen at the product. */
export const catalogues = [catalogueWith('basic'), catalogueWith('more')] as const;

function catalogueWith(feature: string): Catalogue {
  return {
    plans: [
      { ...plain, id: 'free', name: 'Free', rank: 0, prices: [], features: [feature] },
      { ...plain, id: 'pro', name: 'Pro', rank: 1, prices: prices('pro_month_usd'), features: [feature] },
      { ...plain, id: 'team', name: 'Team', rank: 2, prices: prices('team_month_usd'), features: [feature] },
    ],
    ignoredPrices: [],
    fallbackPlan: 'free',
    unlinkedCustomers: 'alert',
  };
}

function prices(lookupKey: string): Plan['prices'] {
  return [{ lookupKey, id: null, interval: 'month', currency: 'usd', retired: false }];
}
