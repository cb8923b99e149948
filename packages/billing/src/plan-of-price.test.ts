import { exampleCatalogue } from '../test/example-catalogue.ts';
import { planOfPrice } from './plan-of-price.ts';

function listing(priceId: string, lookupKey: string | null): string {
  const found = planOfPrice(exampleCatalogue, { priceId, lookupKey });
  return found.kind === 'plan' ? found.plan.id : found.kind;
}

test.each<[string, string, string | null, string]>([
  ['finds a plan by lookup key', 'price_x', 'team_year', 'team'],
  ['finds a plan by id, also at a retired price', 'price_pro_2019', null, 'pro'],
  ['finds an ignored price by lookup key', 'price_x', 'support_addon', 'ignored'],
  ['finds an ignored price by id', 'price_training', null, 'ignored'],
  ['believes an id before a lookup key', 'price_training', 'team_year', 'ignored'],
  ['does not take a missing lookup key for one that the catalogue leaves out', 'price_x', null, 'unlisted'],
  ['says what the catalogue does not have', 'price_x', 'mystery', 'unlisted'],
])('%s', (_, priceId, lookupKey, expected) => {
  expect(listing(priceId, lookupKey)).toBe(expected);
});
