import type { Catalogue, CataloguePrice, Plan } from '@planbridge/billing';
import { checkoutWish } from './checkout-wish.ts';

const catalogue: Catalogue = {
  plans: [
    plan('free', []),
    plan('pro', [price('year'), price('month')]),
    plan('solo', [price('year'), { ...price('month'), retired: true }]),
    { ...plan('team', [price('month')]), seats: { min: 3, max: 50 } },
    plan('world', [
      price('month'),
      price('year'),
      price('year', 'eur'),
      { ...price('month', 'chf'), retired: true },
    ]),
  ],
  ignoredPrices: [],
  fallbackPlan: 'free',
  unlinkedCustomers: 'alert',
};

test('sells by the month when no interval is asked for', () => {
  expect(checkoutWish(catalogue, { plan: 'pro', interval: null, currency: null, seats: null })).toEqual({
    kind: 'possible',
    wish: { plan: 'pro', interval: 'month', seats: null },
  });
});

test('sells by the only interval that is not retired when none is asked for', () => {
  expect(
    checkoutWish(catalogue, { plan: 'solo', interval: null, currency: null, seats: null }),
  ).toMatchObject({
    wish: { interval: 'year' },
  });
});

test('names the known plans when asked for another', () => {
  expect(checkoutWish(catalogue, { plan: 'gold', interval: null, currency: null, seats: null })).toEqual({
    kind: 'unknown-plan',
    known: ['free', 'pro', 'solo', 'team', 'world'],
  });
});

test.each([
  ['a plan without a price', 'free', null, []],
  ['an interval that is retired', 'solo', 'month', ['year']],
  ['an interval that never was', 'team', 'year', ['month']],
] as const)('does not sell %s', (_what, id, interval, intervals) => {
  expect(checkoutWish(catalogue, { plan: id, interval, currency: null, seats: null })).toEqual({
    kind: 'price-unavailable',
    intervals,
  });
});

test('the wish names a currency only if the caller did', () => {
  const asked = { plan: 'world', interval: 'year', seats: null } as const;
  expect(checkoutWish(catalogue, { ...asked, currency: 'eur' })).toEqual({
    kind: 'possible',
    wish: { plan: 'world', interval: 'year', currency: 'eur', seats: null },
  });
  expect(checkoutWish(catalogue, { ...asked, currency: null })).toStrictEqual({
    kind: 'possible',
    wish: { plan: 'world', interval: 'year', seats: null },
  });
});

test('takes the interval that the plan is sold by in the currency', () => {
  expect(
    checkoutWish(catalogue, { plan: 'world', interval: null, currency: 'eur', seats: null }),
  ).toMatchObject({ wish: { interval: 'year' } });
  expect(checkoutWish(catalogue, { plan: 'world', interval: 'month', currency: 'eur', seats: null })).toEqual(
    { kind: 'price-unavailable', intervals: ['year'] },
  );
});

test.each(['chf', 'gbp'])('names the currencies that the plan is sold in when asked for %s', (currency) => {
  expect(checkoutWish(catalogue, { plan: 'world', interval: null, currency, seats: null })).toEqual({
    kind: 'currency-unavailable',
    currencies: ['usd', 'eur'],
  });
});

test('a plan that cannot be bought is not for want of a currency', () => {
  expect(checkoutWish(catalogue, { plan: 'free', interval: null, currency: 'usd', seats: null })).toEqual({
    kind: 'price-unavailable',
    intervals: [],
  });
});

test.each([
  ['team', 3, { kind: 'possible', wish: { plan: 'team', interval: 'month', seats: 3 } }],
  ['team', 50, { kind: 'possible', wish: { plan: 'team', interval: 'month', seats: 50 } }],
  ['team', 2, { kind: 'seats-out-of-range', min: 3, max: 50 }],
  ['team', 51, { kind: 'seats-out-of-range', min: 3, max: 50 }],
  ['pro', 1, { kind: 'possible', wish: { plan: 'pro', interval: 'month', seats: null } }],
  ['pro', 2, { kind: 'seats-out-of-range', min: 1, max: 1 }],
])('answers a wish for %s with %d seats', (id, seats, expected) => {
  expect(checkoutWish(catalogue, { plan: id, interval: null, currency: null, seats })).toEqual(expected);
});

function plan(id: string, prices: readonly CataloguePrice[]): Plan {
  return {
    id,
    name: id,
    rank: 0,
    prices,
    features: [],
    seats: null,
    trialDays: null,
    graceDays: null,
    grantWhileProcessing: false,
    proration: 'now',
    checkout: { displayName: null, buttonColor: null, submitMessage: null },
  };
}

function price(interval: 'month' | 'year', currency = 'usd'): CataloguePrice {
  return { lookupKey: `${interval}_${currency}`, id: null, interval, currency, retired: false };
}
