import { exampleCatalogue } from '../test/example-catalogue.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { changeTerms } from './change-terms.ts';

test.each([
  [
    'the plan’s proration and the price’s currency',
    { price: 'pro_month_eur' },
    { proration: 'now', currency: 'eur' },
  ],
  [
    'those of the plan, not of an add-on beside it',
    { items: [{ lookupKey: 'support_addon' }, { lookupKey: 'team_month' }] },
    { proration: 'now', currency: 'usd' },
  ],
  ['none where nothing in it is a plan', { price: 'support_addon' }, null],
  ['none for an unlisted price', { price: 'mystery' }, null],
])('%s', (_, wanted, terms) => {
  expect(changeTerms(exampleCatalogue, exampleSubscription(wanted))).toEqual(terms);
});
