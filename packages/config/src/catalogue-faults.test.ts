import { catalogueFaultsOf as faultsOf } from '../test/catalogue-faults-of.ts';
import { rightCatalogue as right } from '../test/right-catalogue.ts';

describe('refuses, with line and reason,', () => {
  test.each<[string, string, string, string]>([
    [
      'an unknown fallback plan',
      'fallback_plan: free',
      'fallback_plan: gold',
      '1: fallback_plan names gold, which is none of the plans.',
    ],
    [
      'a rank that another plan has',
      'rank: 10',
      'rank: 0',
      '6: plans.pro.rank repeats the rank 0 of plans.free.rank.',
    ],
    ['a price without a name', 'id: price_1, ', '', '9: plans.pro.prices.1 needs a lookup_key or an id.'],
    [
      'an ignored price without a name',
      '- lookup_key: addon',
      '- lookup_key:',
      '11: ignored_prices.0 needs a lookup_key or an id.',
    ],
    [
      'a lookup key that is ignored as well',
      'lookup_key: addon',
      'lookup_key: pro_month',
      '11: ignored_prices.0 repeats the lookup_key pro_month of plans.pro.prices.0.',
    ],
    [
      'an id twice',
      'lookup_key: addon',
      'id: price_1',
      '11: ignored_prices.0 repeats the id price_1 of plans.pro.prices.1.',
    ],
    [
      'two prices of which a click could buy either',
      'interval: year',
      'interval: month',
      '9: plans.pro.prices.1 repeats the interval and currency of a price that is sold, pro month usd of plans.pro.prices.0.',
    ],
    [
      'seats upside down',
      'rank: 10',
      'rank: 10\n    seats: { min: 3, max: 2 }',
      '7: plans.pro.seats has a min above its max.',
    ],
  ])('%s', (_, part, replacement, fault) => {
    expect(right).toContain(part);
    expect(faultsOf(right.replace(part, replacement))).toEqual([fault]);
  });
});
