import type { Catalogue, CataloguePrice, Plan } from '../src/catalogue.ts';

const noTexts = { displayName: null, buttonColor: null, submitMessage: null };

const plain: Omit<Plan, 'id' | 'name' | 'rank'> = {
  prices: [],
  features: [],
  seats: null,
  trialDays: null,
  graceDays: null,
  grantWhileProcessing: false,
  proration: 'now',
  checkout: noTexts,
};

function price(lookupKey: string, interval: 'month' | 'year', currency = 'usd'): CataloguePrice {
  return { lookupKey, id: null, interval, currency, retired: false };
}

/** free (0) < pro (10) < team (20, 2 to 100 seats, 14 days of grace) < business (30, a debit under way grants). */
export const exampleCatalogue: Catalogue = {
  plans: [
    { ...plain, id: 'free', name: 'Free', rank: 0, features: ['hello'] },
    {
      ...plain,
      id: 'pro',
      name: 'Pro',
      rank: 10,
      features: ['export'],
      prices: [
        price('pro_month', 'month'),
        price('pro_year', 'year'),
        price('pro_month_eur', 'month', 'eur'),
        price('pro_year_eur', 'year', 'eur'),
        { lookupKey: null, id: 'price_pro_2019', interval: 'month', currency: 'usd', retired: true },
      ],
    },
    {
      ...plain,
      id: 'team',
      name: 'Team',
      rank: 20,
      features: ['export', 'sso'],
      prices: [price('team_month', 'month'), price('team_year', 'year')],
      seats: { min: 2, max: 100 },
      graceDays: 14,
    },
    {
      ...plain,
      id: 'business',
      name: 'Business',
      rank: 30,
      features: ['export', 'sso', 'audit'],
      prices: [price('business_month', 'month')],
      seats: { min: 5, max: 500 },
      graceDays: 0,
      grantWhileProcessing: true,
    },
  ],
  ignoredPrices: [
    { lookupKey: 'support_addon', id: null },
    { lookupKey: null, id: 'price_training' },
  ],
  fallbackPlan: 'free',
  unlinkedCustomers: 'alert',
};
