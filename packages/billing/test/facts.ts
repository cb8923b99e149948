import * as fc from 'fast-check';
import type { EntitlementFacts } from '../src/decide-entitlement.ts';
import type { SubscriptionItem, SubscriptionSnapshot } from '../src/subscription.ts';
import { exampleCatalogue } from './example-catalogue.ts';
import { exampleRow } from './example-row.ts';

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
export const instant = fc
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
  firstPaymentOpen: fc.boolean(),
  oldestOpenInvoicePeriodStart: maybe(instant),
  hasSchedule: fc.boolean(),
});

/** Everything that the example catalogue distinguishes, and a little more. */
export const facts: fc.Arbitrary<EntitlementFacts> = fc.record({
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
