import * as fc from 'fast-check';
import type { Catalogue, Plan } from './catalogue.ts';
import { decideEntitlement } from './decide-entitlement.ts';
import { decisionBasis } from './decision-basis.ts';
import { isConcerned } from './is-concerned.ts';
import { exampleCatalogue } from '../test/example-catalogue.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { facts } from '../test/facts.ts';
import { rowAfter } from '../test/row-after.ts';

type Price = Plan['prices'][number];

function withPlan(id: string, change: Partial<Plan>): Catalogue {
  const plans = exampleCatalogue.plans.map((plan) => (plan.id === id ? { ...plan, ...change } : plan));
  return { ...exampleCatalogue, plans };
}

function pricesOf(id: string): readonly Price[] {
  return exampleCatalogue.plans.find((plan) => plan.id === id)?.prices ?? [];
}

const withoutPlan = (id: string): Catalogue => ({
  ...exampleCatalogue,
  plans: exampleCatalogue.plans.filter((plan) => plan.id !== id),
});

const mystery: Price = {
  lookupKey: 'mystery',
  id: null,
  interval: 'month',
  currency: 'usd',
  retired: false,
};
const movedToPro: Catalogue = {
  ...exampleCatalogue,
  plans: exampleCatalogue.plans.map((plan) => {
    if (plan.id === 'team') return { ...plan, prices: [] };
    return plan.id === 'pro' ? { ...plan, prices: [...plan.prices, ...pricesOf('team')] } : plan;
  }),
};

// Accounts as an earlier settlement left them: the plan of their row, the lookup keys they pay, the plans they were granted.
const accounts: Readonly<Record<string, readonly [string, readonly string[], readonly string[]]>> = {
  nobody: ['free', [], []],
  pro: ['pro', ['pro_month'], []],
  team: ['team', ['team_month'], []],
  both: ['team', ['pro_month', 'team_month'], []],
  stranger: ['pro', ['mystery'], []],
  granted: ['team', [], ['team']],
};

function concerned(to: Catalogue): readonly string[] {
  return Object.entries(accounts).flatMap(([name, [plan, prices, granted]]) => {
    const subscriptions = prices.map((price) => exampleSubscription({ id: price, price }));
    const grants = granted.map((id) => ({ id, plan: id, seats: 1, expiresAt: '2027-01-01T00:00:00Z' }));
    const basis = decisionBasis(subscriptions, grants);
    return isConcerned({ from: exampleCatalogue, to, basis, plan }) ? [name] : [];
  });
}

describe('a change of', () => {
  test.each<[string, Catalogue, readonly string[]]>([
    ['nothing', exampleCatalogue, []],
    ['words that only people read', withPlan('pro', { name: 'Professional', trialDays: 30 }), []],
    [
      'what a click is led to',
      withPlan('pro', { prices: pricesOf('pro').map((price) => ({ ...price, retired: true })) }),
      [],
    ],
    ['the seats of a plan that is paid for', withPlan('team', { seats: { min: 1, max: 9 } }), []],
    ['a rank that outranks the same plans', withPlan('team', { rank: 25 }), []],
    ['a plan nobody has', withPlan('business', { features: [], graceDays: 3 }), []],
    ['the features of team', withPlan('team', { features: ['sso'] }), ['team', 'both', 'granted']],
    ['the features of pro', withPlan('pro', { features: [] }), ['pro', 'both', 'stranger']],
    ['the grace of team', withPlan('team', { graceDays: 3 }), ['team', 'both', 'granted']],
    ['what processing grants', withPlan('pro', { grantWhileProcessing: true }), ['pro', 'both']],
    ['the order of pro and team', withPlan('team', { rank: 5 }), ['both']],
    ['a price that is listed now', withPlan('business', { prices: [mystery] }), ['stranger']],
    [
      'a price that is ignored now',
      { ...exampleCatalogue, ignoredPrices: [{ lookupKey: 'mystery', id: null }] },
      ['stranger'],
    ],
    ['a plan that is gone', withoutPlan('team'), ['team', 'both', 'granted']],
    ['a price that moves to another plan', movedToPro, ['team', 'both']],
    ['the features of the fallback plan', withPlan('free', { features: [] }), ['nobody']],
    ['the seats of the fallback plan', withPlan('free', { seats: { min: 2, max: 2 } }), ['nobody']],
    ['the fallback plan', { ...exampleCatalogue, fallbackPlan: 'pro' }, ['nobody', 'pro', 'stranger']],
  ])('%s concerns those who would notice it, and nobody else', (_, to, expected) => {
    expect(concerned(to)).toEqual(expected);
  });
});

const alike = (team: string, pro: string): Catalogue => ({
  ...exampleCatalogue,
  plans: exampleCatalogue.plans.map((plan) => ({
    ...plan,
    features: [],
    graceDays: null,
    prices: plan.id === 'team' ? pricesOf(team) : plan.id === 'pro' ? pricesOf(pro) : [],
  })),
});

test('plans that swap their prices concern who pays them, though they give the same', () => {
  const basis = decisionBasis(
    [exampleSubscription({ items: [{ lookupKey: 'pro_month' }, { lookupKey: 'team_month', quantity: 4 }] })],
    [],
  );
  const change = { from: alike('team', 'pro'), to: alike('pro', 'team'), basis, plan: 'team' };
  expect(isConcerned(change)).toBe(true);
});

test('anything concerns an account of which nothing is known', () => {
  expect(isConcerned({ from: exampleCatalogue, to: exampleCatalogue, basis: null, plan: 'pro' })).toBe(true);
});

const names = ['pro_month', 'pro_year', 'team_month', 'business_month', 'support_addon', 'mystery'];
const wanderingPrice = fc.record({
  lookupKey: fc.constantFrom(...names),
  id: fc.constant(null),
  interval: fc.constant('month' as const),
  currency: fc.constant('usd'),
  retired: fc.boolean(),
});

/** A catalogue that differs from the example in a few things, each of which may matter to somebody. */
const changedCatalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    plan: fc.constantFrom('free', 'pro', 'team', 'business'),
    change: fc.record(
      {
        rank: fc.constantFrom(0, 5, 15, 25, 35),
        features: fc.constantFrom<readonly string[]>([], ['export']),
        graceDays: fc.constantFrom(null, 0, 3, 14),
        grantWhileProcessing: fc.boolean(),
        seats: fc.constantFrom(null, { min: 3, max: 4 }),
        prices: fc.array(wanderingPrice, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
    ignoredPrices: fc.constantFrom(exampleCatalogue.ignoredPrices, [{ lookupKey: 'mystery', id: null }]),
    fallbackPlan: fc.constantFrom('free', 'free', 'pro', 'gone'),
  })
  .map(({ plan, change, ...rest }) => ({ ...withPlan(plan, change), ...rest }));

test('who is not concerned is decided the same by both catalogues', () => {
  let promised = 0;
  fc.assert(
    fc.property(facts, changedCatalogue, (given, to) => {
      const decided = decideEntitlement(given);
      const row = rowAfter(decided);
      const basis = decisionBasis(given.subscriptions, given.grants);
      fc.pre(!isConcerned({ from: given.catalogue, to, basis, plan: row.plan }));
      promised += 1;
      expect(decideEntitlement({ ...given, row, catalogue: to })).toEqual(decided);
    }),
    { numRuns: 500 },
  );
  expect(promised).toBe(500);
});
