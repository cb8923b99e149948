import * as fc from 'fast-check';
import { decideEntitlement } from './decide-entitlement.ts';
import type { EntitlementFacts } from './decide-entitlement.ts';
import type { EntitlementDecision } from './entitlement.ts';
import type { SubscriptionItem, SubscriptionSnapshot } from './subscription.ts';
import { exampleCatalogue } from '../test/example-catalogue.ts';
import { exampleRow } from '../test/example-row.ts';
import { wildFacts } from '../test/wild-facts.ts';

const statuses = [
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
  'incomplete',
  'incomplete_expired',
  'paused',
  'hibernating',
];
const lookupKeys = [
  'pro_month',
  'pro_year',
  'team_month',
  'business_month',
  'support_addon',
  'mystery',
  null,
];

// Few instants, so that ends coincide and lie on both sides of now.
const instant = fc
  .integer({ min: 1, max: 28 })
  .map((day) => `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const item: fc.Arbitrary<SubscriptionItem> = fc.record({
  id: fc.constantFrom('si_1', 'si_2'),
  priceId: fc.constantFrom('price_1', 'price_2', 'price_pro_2019', 'price_training'),
  lookupKey: fc.constantFrom(...lookupKeys),
  quantity: fc.nat(20),
  currentPeriodEnd: instant,
});

const subscription: fc.Arbitrary<SubscriptionSnapshot> = fc.record({
  id: fc.constantFrom('sub_1', 'sub_2', 'sub_3', 'sub_4'),
  customerId: fc.constantFrom('cus_1', 'cus_2'),
  status: fc.constantFrom(...statuses),
  items: fc.array(item, { maxLength: 3 }),
  cancelAt: maybe(instant),
  cancelAtPeriodEnd: fc.boolean(),
  trialEnd: maybe(instant),
  firstPaymentProcessing: fc.boolean(),
  oldestOpenInvoicePeriodStart: maybe(instant),
  hasSchedule: fc.boolean(),
});

const facts: fc.Arbitrary<EntitlementFacts> = fc.record({
  catalogue: fc.constant(exampleCatalogue),
  subscriptions: fc.uniqueArray(subscription, { maxLength: 4, selector: ({ id }) => id }),
  grants: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('grant_1', 'grant_2', 'grant_3'),
      plan: fc.constantFrom('pro', 'team', 'gone'),
      seats: fc.nat(20),
      expiresAt: instant,
    }),
    { maxLength: 3, selector: ({ id }) => id },
  ),
  row: fc.oneof(
    fc.constant({ plan: 'free', status: 'none', seats: 1, entitlement: null }),
    fc
      .record({
        plan: fc.constantFrom('free', 'pro', 'team', 'business', 'gone'),
        status: fc.constantFrom(...statuses),
        seats: fc.nat(20),
      })
      .map(exampleRow),
  ),
  now: instant,
});

function rowAfter({ entitlement }: EntitlementDecision): EntitlementFacts['row'] {
  const { plan, status, seats } = entitlement;
  return { plan, status, seats, entitlement };
}

function core({ entitlement, findings }: EntitlementDecision) {
  return { entitlement, findings };
}

test('decides for any strings and numbers whatever, and twice the same', () => {
  fc.assert(fc.property(wildFacts, (any) => expect(decideEntitlement(any)).toEqual(decideEntitlement(any))));
});

test('does not depend on the order in which Stripe lists anything', () => {
  const shuffled = facts.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray([...given.subscriptions], { minLength: given.subscriptions.length }),
      fc.shuffledSubarray([...given.grants], { minLength: given.grants.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([given, subscriptions, grants]) => {
      const reversed = subscriptions.map((each) => ({ ...each, items: each.items.toReversed() }));
      expect(decideEntitlement({ ...given, subscriptions: reversed, grants })).toEqual(
        decideEntitlement(given),
      );
    }),
  );
});

test('comes to rest: deciding again on its own row changes nothing', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const decision = decideEntitlement(given);
      expect(decideEntitlement({ ...given, row: rowAfter(decision) })).toEqual(decision);
    }),
  );
});

test('does not depend on subscriptions that are over, but for the trial they used up', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const live = given.subscriptions.filter(
        ({ status }) => !['canceled', 'incomplete_expired'].includes(status),
      );
      const { trialSeen: _, ...decision } = decideEntitlement(given);
      expect(decideEntitlement({ ...given, subscriptions: live })).toMatchObject(decision);
    }),
  );
});

test('decides the same until recheckAt', () => {
  fc.assert(
    fc.property(facts, instant, (given, later) => {
      const decision = decideEntitlement(given);
      const { recheckAt } = decision;
      fc.pre(later >= given.now && (recheckAt === null || later < recheckAt));
      const then = decideEntitlement({ ...given, row: rowAfter(decision), now: later });
      expect(core(then)).toEqual(core(decision));
    }),
  );
});

test('decides differently at recheckAt, which is to come', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const decision = decideEntitlement(given);
      const now = decision.recheckAt ?? '';
      fc.pre(now !== '');
      expect(now > given.now).toBe(true);
      expect(core(decideEntitlement({ ...given, row: rowAfter(decision), now }))).not.toEqual(core(decision));
    }),
  );
});
