import type { Catalogue } from '@planbridge/billing';

export const catalogue: Catalogue = {
  plans: [],
  ignoredPrices: [],
  fallbackPlan: 'free',
  unlinkedCustomers: 'alert',
};
