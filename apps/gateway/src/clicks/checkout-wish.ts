import { priceFor } from '@planbridge/billing';
import type { BillingInterval, Catalogue, PlanWish } from '@planbridge/billing';

export type CheckoutWishFault =
  | Readonly<{ kind: 'unknown-plan'; known: readonly string[] }>
  | Readonly<{ kind: 'currency-unavailable'; currencies: readonly string[] }>
  | Readonly<{ kind: 'price-unavailable'; intervals: readonly BillingInterval[] }>
  | Readonly<{ kind: 'seats-out-of-range'; min: number; max: number }>;

export type CheckoutWishReading = Readonly<{ kind: 'possible'; wish: PlanWish }> | CheckoutWishFault;

type AskedFor = Readonly<{
  plan: string;
  interval: BillingInterval | null;
  currency: string | null;
  seats: number | null;
}>;

/** What the caller asks for, in the catalogue's terms, or why the catalogue does not sell that. */
export function checkoutWish(catalogue: Catalogue, asked: AskedFor): CheckoutWishReading {
  const plan = catalogue.plans.find(({ id }) => id === asked.plan);
  if (plan === undefined) {
    return { kind: 'unknown-plan', known: catalogue.plans.map(({ id }) => id) };
  }
  const sold = plan.prices.filter(({ retired }) => !retired);
  const currencies = [...new Set(sold.map(({ currency }) => currency))];
  // A plan that is not sold at all has a fault of its own, below.
  if (asked.currency !== null && sold.length > 0 && !currencies.includes(asked.currency)) {
    return { kind: 'currency-unavailable', currencies };
  }
  const inCurrency = asked.currency === null ? {} : { currency: asked.currency };
  const intervals = intervalsOf(catalogue, { plan: plan.id, ...inCurrency });
  const interval = asked.interval ?? intervals[0];
  if (interval === undefined || !intervals.includes(interval)) {
    return { kind: 'price-unavailable', intervals };
  }
  // A plan that is not sold by seat has one.
  const { min, max } = plan.seats ?? { min: 1, max: 1 };
  if (asked.seats !== null && (asked.seats < min || asked.seats > max)) {
    return { kind: 'seats-out-of-range', min, max };
  }
  return {
    kind: 'possible',
    wish: { plan: plan.id, interval, ...inCurrency, seats: plan.seats === null ? null : asked.seats },
  };
}

// The first one is taken when the caller names none.
function intervalsOf(
  catalogue: Catalogue,
  wanted: Readonly<{ plan: string; currency?: string }>,
): readonly BillingInterval[] {
  const all: readonly BillingInterval[] = ['month', 'year'];
  return all.filter((interval) => priceFor(catalogue, { ...wanted, interval }) !== null);
}
