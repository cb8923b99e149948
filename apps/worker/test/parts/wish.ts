import type { CheckoutWish, OpenCheckoutInput } from '@planbridge/contracts';

/** A click on a plan. As in the gateway, another wish has another fingerprint. */
export function wish(ref: string, wanted: Partial<CheckoutWish> = {}): OpenCheckoutInput {
  const all: CheckoutWish = {
    plan: 'pro',
    interval: 'month',
    seats: null,
    successUrl: 'https://shop.example/thanks',
    cancelUrl: 'https://shop.example/plans',
    ...wanted,
  };
  return { ref, wish: all, fingerprint: JSON.stringify([all.plan, all.currency, all.seats]) };
}
