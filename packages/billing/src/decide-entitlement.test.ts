import type { Entitlement, EntitlementDecision } from './entitlement.ts';
import { decide } from '../test/decide.ts';
import { exampleCatalogue } from '../test/example-catalogue.ts';
import { exampleRow } from '../test/example-row.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { summary } from '../test/summary.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];
const periodEnd = '2026-12-01T00:00:00Z';

const proTeam = { items: [{ lookupKey: 'pro_month' }, { lookupKey: 'team_month', quantity: 4 }] };

describe('one subscription', () => {
  test.each<[string, Wanted, string]>([
    ['trialing grants', { status: 'trialing' }, 'pro trialing 1'],
    ['active grants', { status: 'active' }, 'pro active 1'],
    ['a scheduled cancellation still grants', { cancelAtPeriodEnd: true }, 'pro active 1'],
    ['past_due grants while Stripe retries', { status: 'past_due' }, 'pro past_due 1'],
    ['unpaid does not grant', { status: 'unpaid' }, 'free unpaid 1'],
    ['incomplete does not grant', { status: 'incomplete' }, 'free incomplete 1'],
    ['paused does not grant', { status: 'paused' }, 'free paused 1'],
    ['canceled is as if it had never been', { status: 'canceled' }, 'free none 1'],
    ['incomplete_expired is as if it had never been', { status: 'incomplete_expired' }, 'free none 1'],
    ['seats are the quantity', { price: 'team_month', seats: 7 }, 'team active 7'],
    ['a yearly price grants the same plan', { price: 'pro_year' }, 'pro active 1'],
    ['a retired price still grants', { items: [{ priceId: 'price_pro_2019' }] }, 'pro active 1'],
    ['the highest rank of several items wins', proTeam, 'team active 4'],
    ['an ignored price grants nothing', { price: 'support_addon', seats: 3 }, 'free none 1'],
    ['a price ignored by id grants nothing', { items: [{ priceId: 'price_training' }] }, 'free none 1'],
    ['a first payment under way does not grant', { firstPaymentOpen: true }, 'free incomplete 1'],
    [
      'a first payment under way grants where the plan says so',
      { price: 'business_month', firstPaymentOpen: true, seats: 5 },
      'business active 5',
    ],
    [
      'a first payment that failed does not grant',
      { status: 'past_due', firstPaymentOpen: true },
      'free past_due 1',
    ],
    [
      'a first payment that failed is overdue where it granted under way',
      { price: 'business_month', status: 'past_due', firstPaymentOpen: true, seats: 5 },
      'business past_due 5',
    ],
    [
      'an open invoice of an ended trial says nothing about a trial',
      { status: 'trialing', firstPaymentOpen: true },
      'pro trialing 1',
    ],
    ['no items at all grant nothing', { items: [] }, 'free none 1'],
  ])('%s', (_, subscription, expected) => {
    const decision = decide({ subscriptions: [exampleSubscription(subscription)] });
    expect(summary(decision)).toBe(expected);
    expect(decision.findings).toEqual([]);
  });

  test('has the features of its plan and the dates of its item', () => {
    const { entitlement } = decide({
      subscriptions: [exampleSubscription({ price: 'team_month', seats: 4 })],
    });
    expect(entitlement).toEqual<Entitlement>({
      plan: 'team',
      status: 'active',
      seats: 4,
      features: ['export', 'sso'],
      current_period_end: periodEnd,
      cancel_at: null,
      trial_end: null,
    });
  });

  test('leaves nothing behind when there is none', () => {
    expect(
      decide({ subscriptions: [], row: exampleRow({ plan: 'team', status: 'active', seats: 8 }) }),
    ).toEqual<EntitlementDecision>({
      entitlement: {
        plan: 'free',
        status: 'none',
        seats: 1,
        features: ['hello'],
        current_period_end: null,
        cancel_at: null,
        trial_end: null,
      },
      recheckAt: null,
      findings: [],
      trialSeen: false,
    });
  });
});

test('a fallback plan that is sold by seat has as many as it must', () => {
  const plans = exampleCatalogue.plans.map((plan) =>
    plan.id === 'free' ? { ...plan, seats: { min: 2, max: 5 } } : plan,
  );
  expect(summary(decide({ catalogue: { ...exampleCatalogue, plans } }))).toBe('free none 2');
});

describe('a trial', () => {
  test.each<[string, Wanted, boolean]>([
    ['under way is seen', { status: 'trialing' }, true],
    ['that is over is seen', { trialEnd: '2026-10-01T00:00:00Z' }, true],
    ['of a canceled subscription is seen', { status: 'canceled', trialEnd: '2026-10-01T00:00:00Z' }, true],
    ['of another product is not', { status: 'trialing', price: 'support_addon' }, false],
    ['that never was is not', {}, false],
  ])('%s', (_, subscription, seen) => {
    expect(decide({ subscriptions: [exampleSubscription(subscription)] }).trialSeen).toBe(seen);
  });
});
