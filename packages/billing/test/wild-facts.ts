import * as fc from 'fast-check';
import type { EntitlementFacts } from '../src/decide-entitlement.ts';
import { exampleRow } from './example-row.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('active', 'past_due', '__proto__', 'pro', '9999-12-31T00:00:00Z'),
);
const number = fc.oneof(fc.double(), fc.integer());
const name = { lookupKey: maybe(text), id: maybe(text) };
/** Any strings and numbers whatever that the types allow. */
export const wildFacts: fc.Arbitrary<EntitlementFacts> = fc.record({
  catalogue: fc.record({
    plans: fc.array(
      fc.record({
        id: text,
        name: text,
        rank: number,
        prices: fc.array(
          fc.record({
            ...name,
            interval: fc.constantFrom('month' as const, 'year' as const),
            currency: text,
            retired: fc.boolean(),
          }),
        ),
        features: fc.array(text),
        seats: maybe(fc.record({ min: number, max: number })),
        trialDays: maybe(number),
        graceDays: maybe(number),
        grantWhileProcessing: fc.boolean(),
        proration: fc.constantFrom('now' as const, 'none' as const),
        checkout: fc.constant({ displayName: null, buttonColor: null, submitMessage: null }),
      }),
      { maxLength: 4 },
    ),
    ignoredPrices: fc.array(fc.record(name), { maxLength: 2 }),
    fallbackPlan: text,
    unlinkedCustomers: fc.constantFrom('alert' as const, 'ignore' as const),
  }),
  subscriptions: fc.array(
    fc.record({
      id: text,
      customerId: text,
      status: text,
      items: fc.array(
        fc.record({
          id: text,
          priceId: text,
          lookupKey: maybe(text),
          quantity: number,
          currentPeriodEnd: text,
        }),
        { maxLength: 3 },
      ),
      cancelAt: maybe(text),
      cancelAtPeriodEnd: fc.boolean(),
      trialEnd: maybe(text),
      firstPaymentOpen: fc.boolean(),
      oldestOpenInvoicePeriodStart: maybe(text),
      hasSchedule: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  grants: fc.array(fc.record({ id: text, plan: text, seats: number, expiresAt: text }), { maxLength: 3 }),
  row: fc.record({
    plan: text,
    status: text,
    seats: number,
    entitlement: fc.constant(exampleRow().entitlement),
  }),
  now: text,
});
