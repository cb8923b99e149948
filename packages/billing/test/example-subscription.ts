import type { SubscriptionItem, SubscriptionSnapshot } from '../src/subscription.ts';

type Wanted = Partial<Omit<SubscriptionSnapshot, 'items'>> &
  Readonly<{ items?: readonly Partial<SubscriptionItem>[]; price?: string; seats?: number }>;

/** A running subscription of pro with one item; `price` is the lookup key of that item's price. */
export function exampleSubscription({
  items,
  price = 'pro_month',
  seats = 1,
  ...given
}: Wanted = {}): SubscriptionSnapshot {
  return {
    id: 'sub_a',
    customerId: 'cus_a',
    status: 'active',
    cancelAt: null,
    cancelAtPeriodEnd: false,
    trialEnd: null,
    firstPaymentOpen: false,
    oldestOpenInvoicePeriodStart: null,
    hasSchedule: false,
    ...given,
    items: (items ?? [{ lookupKey: price, quantity: seats }]).map((item, index) => ({
      id: `si_${index}`,
      priceId: `price_of_${item.lookupKey ?? index}`,
      lookupKey: null,
      quantity: 1,
      currentPeriodEnd: '2026-12-01T00:00:00Z',
      ...item,
    })),
  };
}
