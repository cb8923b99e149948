import { exampleCatalogue } from '../test/example-catalogue.ts';
import { priceFor } from './price-for.ts';
import type { PriceWish } from './price-for.ts';

const onlyRetired = {
  ...exampleCatalogue,
  plans: exampleCatalogue.plans.map((plan) => ({
    ...plan,
    prices: plan.prices.map((price) => ({ ...price, retired: true })),
  })),
};

test.each<[string, PriceWish, string | undefined]>([
  ['takes the first listed currency', { plan: 'pro', interval: 'month' }, 'pro_month'],
  ['takes the wished currency', { plan: 'pro', interval: 'month', currency: 'eur' }, 'pro_month_eur'],
  ['takes the wished interval', { plan: 'team', interval: 'year' }, 'team_year'],
  [
    'has none in a currency that is not listed',
    { plan: 'team', interval: 'year', currency: 'eur' },
    undefined,
  ],
  ['has none for an interval that is not listed', { plan: 'business', interval: 'year' }, undefined],
  ['has none for a plan that there is not', { plan: 'gold', interval: 'month' }, undefined],
  ['has none for the fallback plan', { plan: 'free', interval: 'month' }, undefined],
])('%s', (_, wish, lookupKey) => {
  expect(priceFor(exampleCatalogue, wish)?.lookupKey).toBe(lookupKey);
});

test('sells nothing at a retired price', () => {
  expect(priceFor(onlyRetired, { plan: 'pro', interval: 'month' })).toBeNull();
});
