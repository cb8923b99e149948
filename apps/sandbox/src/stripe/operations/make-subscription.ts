import type Stripe from 'stripe';
import { createCustomer } from '../changes/create-customer.ts';
import { createSubscription } from '../changes/create-subscription.ts';
import { missing } from '../http/missing.ts';
import type { PaymentMethodState } from '../records/payment-method-state.ts';
import type { World } from '../world.ts';
import { updatePaymentMethod } from './update-payment-method.ts';

export type SubscriptionToMake = Readonly<{
  customer?: string | undefined;
  email?: string | undefined;
  lookup_key: string;
  quantity: number;
  trial_days?: number | undefined;
  card: PaymentMethodState | 'none';
}>;

/** As somebody makes one in the Dashboard, without Checkout: an orphan, or a second one. */
export function makeSubscription(world: World, wished: SubscriptionToMake): Stripe.Subscription {
  const [priceId] = world.prices.ids({ index: 'lookupKey', value: wished.lookup_key }).newestFirst();
  const price = priceId === undefined ? undefined : world.prices.get(priceId);
  if (price === undefined) {
    throw missing('price', wished.lookup_key, 'lookup_key');
  }
  const customer =
    wished.customer ??
    createCustomer(world, { email: wished.email ?? 'orphan@example.com', metadata: {} }).id;
  updatePaymentMethod(world, customer, wished.card === 'none' ? null : wished.card);
  return createSubscription(world, {
    customer,
    items: [{ price, quantity: wished.quantity }],
    trialEnd: wished.trial_days === undefined ? null : world.now() + wished.trial_days * 86_400,
    missingPaymentMethod: 'create_invoice',
    metadata: {},
    free: false,
    payment: 'charged',
  });
}
