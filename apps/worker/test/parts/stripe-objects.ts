/** Seconds, as Stripe counts; far enough away that no test meets it. */
export const periodEnd = 1_900_000_000;

export type SubscriptionWish = Readonly<{
  id?: string;
  status?: string;
  lookupKey?: string;
  quantity?: number;
  /** As in flexible billing, which sets only this one. */
  cancelAt?: number | null;
  trialEnd?: number | null;
  schedule?: string | null;
  items?: readonly unknown[];
}>;

export type StripeObject = Readonly<{ id: string } & Record<string, unknown>>;

/** A subscription as far as the worker reads it, in the shape of Stripe's API. */
export function subscriptionOf(customer: string, wish: SubscriptionWish = {}): StripeObject {
  const { id = `sub_${customer}`, lookupKey = 'pro_monthly', quantity = 1, schedule = null } = wish;
  const items = wish.items ?? [itemOf(`si_${id}`, lookupKey, quantity)];
  return {
    object: 'subscription',
    id,
    customer,
    status: wish.status ?? 'active',
    cancel_at: wish.cancelAt ?? null,
    cancel_at_period_end: false,
    trial_end: wish.trialEnd ?? null,
    schedule,
    latest_invoice: null,
    items: { object: 'list', data: items, has_more: false },
  };
}

export function itemOf(id: string, lookupKey: string, quantity = 1): StripeObject {
  return {
    object: 'subscription_item',
    id,
    price: { object: 'price', id: `price_${lookupKey}`, lookup_key: lookupKey },
    quantity,
    current_period_end: periodEnd,
  };
}
