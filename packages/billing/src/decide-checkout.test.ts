import { exampleCatalogue } from '../test/example-catalogue.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { decideCheckout } from './decide-checkout.ts';
import type { CheckoutDecision } from './decide-checkout.ts';
import type { PlanWish } from './plan-wish.ts';
import type { SubscriptionSnapshot } from './subscription.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];

const pro: PlanWish = { plan: 'pro', interval: 'month', seats: null };
const team: PlanWish = { plan: 'team', interval: 'month', seats: null };

function click(wish: PlanWish, ...subscriptions: readonly SubscriptionSnapshot[]): CheckoutDecision {
  return decideCheckout({ catalogue: exampleCatalogue, subscriptions, wish });
}

const kindOf = (wish: PlanWish, ...wanted: readonly Wanted[]) =>
  click(wish, ...wanted.map((given, index) => exampleSubscription({ id: `sub_${index}`, ...given }))).kind;

test.each<[string, readonly Wanted[], PlanWish, CheckoutDecision['kind']]>([
  ['nothing at all', [], pro, 'checkout'],
  ['canceled', [{ status: 'canceled' }], pro, 'checkout'],
  ['a first payment that never came', [{ status: 'incomplete_expired' }], pro, 'checkout'],
  ['another product', [{ price: 'support_addon' }], pro, 'checkout'],
  ['the same plan', [{}], pro, 'already-on-plan'],
  ['the same plan in its trial', [{ status: 'trialing' }], pro, 'already-on-plan'],
  ['the same plan, its first payment under way', [{ firstPaymentOpen: true }], pro, 'already-on-plan'],
  ['the same plan at a retired price', [{ items: [{ priceId: 'price_pro_2019' }] }], pro, 'already-on-plan'],
  ['the same plan, no seats named', [{ price: 'team_month', seats: 9 }], team, 'already-on-plan'],
  ['the same plan and seats', [{ price: 'team_month', seats: 9 }], { ...team, seats: 9 }, 'already-on-plan'],
  ['a plan not sold by seat', [{}], { ...pro, seats: 3 }, 'already-on-plan'],
  ['the same plan in another currency', [{}], { ...pro, currency: 'eur' }, 'already-on-plan'],
  ['the same plan, until a schedule changes it', [{ hasSchedule: true }], pro, 'resume'],
  [
    'the same plan, beside another under a schedule',
    [{}, { price: 'team_month', hasSchedule: true }],
    pro,
    'already-on-plan',
  ],
  ['other seats', [{ price: 'team_month', seats: 9 }], { ...team, seats: 4 }, 'plan_change'],
  ['another interval', [{}], { ...pro, interval: 'year' }, 'plan_change'],
  ['a lesser plan', [{}], team, 'plan_change'],
  ['a greater plan', [{ price: 'business_month' }], team, 'plan_change'],
  ['an unlisted price', [{ price: 'mystery' }], pro, 'plan_change'],
  ['a status Stripe has added', [{ status: 'hibernating' }], pro, 'plan_change'],
  ['past due', [{ status: 'past_due' }], pro, 'fix_payment'],
  ['unpaid, whatever is wished', [{ status: 'unpaid' }], team, 'fix_payment'],
  ['a first payment that failed', [{ status: 'incomplete' }], pro, 'fix_payment'],
  ['paused', [{ status: 'paused' }], pro, 'resume'],
  ['ending with the period', [{ cancelAtPeriodEnd: true }], pro, 'resume'],
  ['ending at a date, as flexible billing says it', [{ cancelAt: '2026-12-05T00:00:00Z' }], team, 'resume'],
  ['past due and ending', [{ status: 'past_due', cancelAtPeriodEnd: true }], pro, 'fix_payment'],
  [
    'the wished one beside one that owes',
    [{ price: 'team_month', status: 'unpaid' }, {}],
    pro,
    'already-on-plan',
  ],
  [
    'another one beside one that owes',
    [{}, { price: 'business_month', status: 'unpaid' }],
    team,
    'fix_payment',
  ],
  [
    'one that runs beside one that is paused',
    [{ price: 'team_month', status: 'paused' }, {}],
    team,
    'plan_change',
  ],
  [
    'one that runs beside a failed attempt',
    [{ price: 'team_month', status: 'incomplete' }, {}],
    team,
    'plan_change',
  ],
  [
    'one that is paused beside a failed attempt',
    [{ status: 'incomplete' }, { status: 'paused' }],
    pro,
    'resume',
  ],
])('%s', (_, wanted, wish, kind) => {
  expect(kindOf(wish, ...wanted)).toBe(kind);
  expect(kindOf(wish, ...wanted.toReversed())).toBe(kind);
});

test('leads to the subscription and the customer that it belongs to, also a former one', () => {
  const subscription = exampleSubscription({ status: 'past_due', customerId: 'cus_former' });
  expect(click(pro, subscription)).toEqual({
    kind: 'fix_payment',
    customerId: 'cus_former',
    subscriptionId: 'sub_a',
  });
});

test('of two that run, changes the one that gives more', () => {
  const decision = click(
    { plan: 'business', interval: 'month', seats: null },
    exampleSubscription({ id: 'sub_1' }),
    exampleSubscription({ id: 'sub_2', price: 'team_month' }),
  );
  expect(decision).toMatchObject({ subscriptionId: 'sub_2' });
});

describe('a plan change', () => {
  test.each<[string, Wanted, PlanWish, string]>([
    ['names item, price and quantity', {}, { ...pro, interval: 'year' }, 'si_0 pro_year 1'],
    ['asks for the wished seats', {}, { ...team, seats: 7 }, 'si_0 team_month 7'],
    ['raises the seats to the plan’s minimum', {}, team, 'si_0 team_month 2'],
    ['keeps the seats', { price: 'team_month', seats: 9 }, { ...team, interval: 'year' }, 'si_0 team_year 9'],
    [
      'lowers the seats to the plan’s maximum',
      { price: 'business_month', seats: 400 },
      team,
      'si_0 team_month 100',
    ],
    ['drops seats where the plan has none', { price: 'team_month', seats: 9 }, pro, 'si_0 pro_month 1'],
    ['keeps the currency', { price: 'pro_year_eur' }, pro, 'si_0 pro_month_eur 1'],
    ['keeps it against the wish', { price: 'pro_month_eur' }, { ...team, currency: 'usd' }, 'plain'],
    ['is plain where the currency is not sold', { price: 'pro_month_eur' }, team, 'plain'],
    [
      'is plain for several items',
      { items: [{ lookupKey: 'pro_month' }, { lookupKey: 'support_addon' }] },
      team,
      'plain',
    ],
    ['is plain under a schedule', { hasSchedule: true }, team, 'plain'],
    ['is plain from an unlisted price', { price: 'mystery' }, team, 'plain'],
    ['is plain to a plan that is not sold so', {}, { ...team, plan: 'business', interval: 'year' }, 'plain'],
    ['is plain to a plan that there is not', {}, { ...team, plan: 'gold' }, 'plain'],
    ['is plain in a status Stripe has added', { status: 'hibernating' }, team, 'plain'],
  ])('%s', (_, wanted, wish, expected) => {
    const decision = click(wish, exampleSubscription(wanted));
    const change = decision.kind === 'plan_change' ? decision.change : null;
    expect(change ? `${change.itemId} ${change.price.lookupKey} ${change.quantity}` : 'plain').toBe(expected);
    expect(decision.kind).toBe('plan_change');
  });

  test.each(['now', 'period_end', 'none'] as const)(
    'is on the terms of the plan that is left, %s',
    (proration) => {
      const catalogue = {
        ...exampleCatalogue,
        plans: exampleCatalogue.plans.map((plan) => (plan.id === 'pro' ? { ...plan, proration } : plan)),
      };
      const facts = { catalogue, subscriptions: [exampleSubscription()], wish: team };
      expect(decideCheckout(facts)).toMatchObject({ change: { proration } });
    },
  );
});
