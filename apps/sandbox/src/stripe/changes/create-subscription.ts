import type Stripe from 'stripe';
import { amountOf } from '../billing/amount-of.ts';
import { invoiceFor } from '../billing/invoice-for.ts';
import { nextPeriodEnd } from '../billing/next-period-end.ts';
import { refuseOtherCurrency } from '../billing/refuse-other-currency.ts';
import { emitEvent } from '../events/emit-event.ts';
import { refusal } from '../http/refusal.ts';
import { newId } from '../new-id.ts';
import { subscriptionItemObject } from '../objects/subscription-item.ts';
import { subscriptionObject } from '../objects/subscription.ts';
import type { World } from '../world.ts';
import { issueInvoice } from './issue-invoice.ts';
import type { Payment } from './issue-invoice.ts';
import { remindOfTrial } from './remind-of-trial.ts';
import { settleStatus } from './settle-status.ts';
import { updateCustomer } from './update-customer.ts';

export type WishedSubscription = Readonly<{
  customer: string;
  items: readonly Readonly<{ price: Stripe.Price; quantity: number }>[];
  trialEnd: number | null;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  metadata: Stripe.Metadata;
  /** The free code was used. */
  free: boolean;
  payment: Payment;
}>;

/** The first event already shows how the first payment ended: what fails on a Checkout page leaves nothing behind (stripe.md 1, version 18). */
export function createSubscription(world: World, wished: WishedSubscription): Stripe.Subscription {
  const unpaid = subscriptionOf(world, wished);
  const { currency } = unpaid;
  refuseOtherCurrency(world, { customer: wished.customer, currency, param: 'currency' });
  updateCustomer(world, wished.customer, { currency });
  const status = firstStatus(world, unpaid, wished);
  const invoice = invoiceFor(world, { ...unpaid, status }, { reason: 'subscription_create' });
  const subscription = { ...unpaid, status, latest_invoice: invoice.id };
  world.subscriptions.put(subscription.id, subscription);
  emitEvent(world, 'customer.subscription.created', subscription);
  remindOfTrial(world, subscription);
  const issued = issueInvoice(world, invoice, { subscription, payment: wished.payment });
  return settleStatus(world, subscription.id, issued);
}

function subscriptionOf(world: World, wished: WishedSubscription): Stripe.Subscription {
  const { customer, items, trialEnd, missingPaymentMethod, metadata, free } = wished;
  const id = newId('sub');
  const created = world.now();
  const [first, ...others] = items;
  if (first === undefined || others.some(({ price }) => !hasSamePeriod(price, first.price))) {
    throw refusal({ message: 'All items need the same currency and interval here.', param: 'items' });
  }
  const period = { start: created, end: trialEnd ?? nextPeriodEnd(created, first.price, created) };
  return subscriptionObject({
    id,
    customer,
    items: items.map((item) =>
      subscriptionItemObject({ id: newId('si', 14), subscription: id, created, period, ...item }),
    ),
    currency: first.price.currency,
    created,
    status: 'incomplete',
    trialEnd,
    missingPaymentMethod,
    metadata,
    discounts: free ? [newId('di')] : [],
  });
}

function hasSamePeriod(one: Stripe.Price, other: Stripe.Price): boolean {
  return one.currency === other.currency && one.recurring?.interval === other.recurring?.interval;
}

function firstStatus(
  world: World,
  subscription: Stripe.Subscription,
  { customer, trialEnd, payment }: WishedSubscription,
): 'trialing' | 'active' | 'incomplete' {
  if (trialEnd !== null) {
    return 'trialing';
  }
  const isPaid =
    amountOf(subscription) === 0 ||
    // A debit under way already counts, as users of ACH and SEPA find (laravel/cashier-stripe#1689): active while the invoice is open.
    payment === 'processing' ||
    (payment === 'charged' && world.paymentMethods.get(customer) === 'pays');
  return isPaid ? 'active' : 'incomplete';
}
