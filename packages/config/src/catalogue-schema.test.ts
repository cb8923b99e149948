import { catalogueFaultsOf as faultsOf } from '../test/catalogue-faults-of.ts';
import { rightCatalogue as right } from '../test/right-catalogue.ts';

describe('refuses, with line and reason,', () => {
  test.each<[string, string, string, string]>([
    ['a missing fallback plan', 'fallback_plan: free\n', '', '1: fallback_plan is missing.'],
    ['a plan without a rank', '    rank: 10\n', '', '4: plans.pro.rank is missing.'],
    ['a plan without a name', '    name: Pro\n', '', '4: plans.pro.name is missing.'],
    ['a blank name', 'name: Pro', 'name: " "', '5: plans.pro.name must not be blank.'],
    [
      'a rank that is text',
      'rank: 10',
      'rank: high',
      '6: plans.pro.rank must be a whole number from 0 to 1000000.',
    ],
    [
      'a rank between two',
      'rank: 10',
      'rank: 0.5',
      '6: plans.pro.rank must be a whole number from 0 to 1000000.',
    ],
    [
      'an unknown key of the file',
      'ignored_prices:',
      'ignored_price:',
      '10: ignored_price is not a key that a catalogue has here.',
    ],
    [
      'an unknown key of a plan',
      'rank: 10',
      'rank: 10\n    seat: { min: 1, max: 2 }',
      '7: plans.pro.seat is not a key that a catalogue has here.',
    ],
    [
      'an unknown key of a price',
      'id: price_1,',
      'id: price_1, amount: 12,',
      '9: plans.pro.prices.1.amount is not a key that a catalogue has here.',
    ],
    [
      'an interval that Planbridge does not sell',
      'interval: year',
      'interval: week',
      '9: plans.pro.prices.1.interval must be one of month, year.',
    ],
    ['a price without an interval', 'interval: year, ', '', '9: plans.pro.prices.1.interval is missing.'],
    [
      'a currency in capitals',
      'year, currency: usd',
      'year, currency: USD',
      '9: plans.pro.prices.1.currency must be three small letters, such as usd.',
    ],
    [
      'no seats at all',
      'rank: 10',
      'rank: 10\n    seats: { min: 0, max: 2 }',
      '7: plans.pro.seats.min must be a whole number from 1 to 1000000.',
    ],
    [
      'a feature that is a number',
      'rank: 10',
      'rank: 10\n    features: [sso, 7]',
      '7: plans.pro.features.1 must be text.',
    ],
    [
      'a colour that YAML takes for a comment',
      'rank: 10',
      'rank: 10\n    checkout: { button_color: blue }',
      '7: plans.pro.checkout.button_color must be a colour such as "#0a7cff", in quotes.',
    ],
    [
      'a billing address that Checkout cannot ask for',
      'ignored_prices:',
      'checkout: { billing_address: never }\nignored_prices:',
      '10: checkout.billing_address must be one of auto, required.',
    ],
    [
      'a plan’s text for the whole catalogue',
      'ignored_prices:',
      'checkout: { display_name: Shop }\nignored_prices:',
      '10: checkout.display_name is not a key that a catalogue has here.',
    ],
    [
      'a flag that is text',
      'rank: 10',
      'rank: 10\n    grant_while_processing: "no"',
      '7: plans.pro.grant_while_processing must be true or false.',
    ],
    [
      'a word that it does not know',
      'ignored_prices:',
      'unlinked_customers: shout\nignored_prices:',
      '10: unlinked_customers must be one of alert, ignore.',
    ],
    [
      'a plan id in capitals',
      '  pro:',
      '  Pro:',
      '4: plans.Pro must be named with small letters, digits, - and _, starting with a letter.',
    ],
    ['a plan twice', '  pro:', '  free:', '4: Map keys must be unique.'],
    ['a tag', 'name: Pro', 'name: !!js/function Pro', '5: Unresolved tag: tag:yaml.org,2002:js/function.'],
    [
      'an alias without its anchor',
      'name: Pro',
      'name: *other',
      '1: The catalogue has an alias without its anchor, or too many of them.',
    ],
    [
      'plans in a list',
      right,
      'fallback_plan: free\nplans:\n  - name: Free\n',
      '2: plans must be a mapping of plan ids to plans.',
    ],
    ['an empty file', right, '', '1: The catalogue must be a mapping of keys to values.'],
  ])('%s', (_, part, replacement, fault) => {
    expect(right).toContain(part);
    expect(faultsOf(right.replace(part, replacement))).toEqual([fault]);
  });
});
