import * as fc from 'fast-check';
import { catalogueFaultsOf as faultsOf } from '../test/catalogue-faults-of.ts';
import { rightCatalogue as right } from '../test/right-catalogue.ts';
import { parseCatalogue } from './parse-catalogue.ts';

test('reads every key', () => {
  const parsed = parseCatalogue(`
fallback_plan: free
unlinked_customers: ignore
checkout: { automatic_tax: true, tax_ids: true }
ignored_prices:
  - id: price_addon
plans:
  free: { name: Free, rank: 0 }
  team:
    name: Team
    rank: 20
    prices:
      - { lookup_key: team_month, interval: month, currency: usd }
      - { id: price_old, interval: month, currency: usd, retired: true }
    features: [sso]
    seats: { min: 2, max: 100 }
    trial_days: 14
    grace_days: 7
    grant_while_processing: true
    proration: period_end
    checkout:
      display_name: Team
      button_color: "#0a7cff"
      submit_message: Welcome.
      billing_address: required
      promotion_codes: false
`);
  expect(parsed).toEqual({
    ok: true,
    catalogue: {
      fallbackPlan: 'free',
      unlinkedCustomers: 'ignore',
      ignoredPrices: [{ lookupKey: null, id: 'price_addon' }],
      plans: [
        {
          id: 'free',
          name: 'Free',
          rank: 0,
          prices: [],
          features: [],
          seats: null,
          trialDays: null,
          graceDays: null,
          grantWhileProcessing: false,
          proration: 'now',
          checkout: {
            displayName: null,
            buttonColor: null,
            submitMessage: null,
            automaticTax: true,
            billingAddress: 'auto',
            taxIds: true,
            promotionCodes: true,
          },
        },
        {
          id: 'team',
          name: 'Team',
          rank: 20,
          prices: [
            { lookupKey: 'team_month', id: null, interval: 'month', currency: 'usd', retired: false },
            { lookupKey: null, id: 'price_old', interval: 'month', currency: 'usd', retired: true },
          ],
          features: ['sso'],
          seats: { min: 2, max: 100 },
          trialDays: 14,
          graceDays: 7,
          grantWhileProcessing: true,
          proration: 'period_end',
          checkout: {
            displayName: 'Team',
            buttonColor: '#0a7cff',
            submitMessage: 'Welcome.',
            automaticTax: true,
            billingAddress: 'required',
            taxIds: true,
            promotionCodes: false,
          },
        },
      ],
    },
  });
});

test('a plan’s own terms of Checkout go before those of the whole catalogue, and without either Stripe’s are taken', () => {
  const parsed = parseCatalogue(`
fallback_plan: free
checkout: { automatic_tax: true, billing_address: required, tax_ids: true, promotion_codes: false }
plans:
  free: { name: Free, rank: 0 }
  pro:
    name: Pro
    rank: 10
    checkout: { automatic_tax: false, billing_address: auto, tax_ids: false, promotion_codes: true }
`);
  const [free, pro] = parsed.ok ? parsed.catalogue.plans : [];
  expect(free?.checkout).toMatchObject({
    automaticTax: true,
    billingAddress: 'required',
    taxIds: true,
    promotionCodes: false,
  });
  expect(pro?.checkout).toMatchObject({
    automaticTax: false,
    billingAddress: 'auto',
    taxIds: false,
    promotionCodes: true,
  });
  const plain = parseCatalogue('fallback_plan: free\nplans:\n  free: { name: Free, rank: 0 }\n');
  expect(plain.ok && plain.catalogue.plans[0]?.checkout).toMatchObject({
    automaticTax: false,
    billingAddress: 'auto',
    taxIds: false,
    promotionCodes: true,
  });
});

test('finds nothing wrong with the file that the faults below are made in', () => {
  expect(faultsOf(right)).toEqual([]);
});

test('a plan may be closed: all its prices are retired, and those who pay them keep it', () => {
  const closed = right.replaceAll('currency: usd', 'currency: usd, retired: true');
  expect(faultsOf(closed)).toEqual([]);
});

test('two retired prices of one interval and currency are no clash, for no click buys them', () => {
  const both = right.replace(
    'interval: year, currency: usd',
    'interval: month, currency: usd, retired: true',
  );
  expect(faultsOf(both)).toEqual([]);
});

describe('refuses', () => {
  test('all faults at once, in the order of the file', () => {
    const source = right.replace('rank: 10', 'rank: ten').replace('fallback_plan: free', 'fallback: free');
    expect(faultsOf(source)).toEqual([
      '1: fallback_plan is missing.',
      '1: fallback is not a key that a catalogue has here.',
      '6: plans.pro.rank must be a whole number from 0 to 1000000.',
    ]);
  });

  test('a file that would unfold to billions of words', () => {
    const levels = 'abcdefghij'.split('').map((name, level, names) => {
      const before = names[level - 1];
      return `${name}: &${name} [${Array(10)
        .fill(before === undefined ? 'x' : `*${before}`)
        .join(', ')}]`;
    });
    expect(faultsOf(levels.join('\n'))).toEqual([
      '1: The catalogue has an alias without its anchor, or too many of them.',
    ]);
  });
});

test('places a fault behind an alias where the alias stands', () => {
  const source = 'fallback_plan: free\nplans:\n  free: &free\n    name: Free\n    rank: zero\n  pro: *free\n';
  expect(faultsOf(source).map((fault) => fault.split(' ')[0])).toEqual(['5:', '5:']);
});

test('answers for any text', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(...right.split('\n'), '- ', '  ? ', '*a', '&a', '{', '[', '"'),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const parsed = parseCatalogue(lines.join('\n'));
      expect(parsed.ok || parsed.faults.every((fault) => fault.line >= 1)).toBe(true);
    }),
  );
});
