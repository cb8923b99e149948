import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { otherCurrency } from '../billing/other-currency.ts';
import { createCustomer } from '../changes/create-customer.ts';
import { createSubscription } from '../changes/create-subscription.ts';
import { updateCustomer } from '../changes/update-customer.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { CheckoutPlan } from '../records/checkout-plan.ts';
import type { World } from '../world.ts';
import { findCheckout } from './find-checkout.ts';

export type CheckoutPayment = Readonly<{
  /** `delayed`: a bank debit, which settles days later as `settlesAs` says unless somebody settles it before. */
  outcome: 'paid' | 'declined' | 'delayed';
  settlesAs?: 'succeeded' | 'failed';
  /** The promotion code that takes the whole price off. */
  freeCode?: boolean;
  /** Only where the card is optional. */
  withoutCard?: boolean;
  /** What the page asked for beside the payment. */
  details?: BillingDetails;
}>;

export type BillingDetails = Readonly<{
  name: string | null;
  address: Readonly<{ country: string; postal_code: string }> | null;
  taxId: string | null;
}>;

export type CheckoutResult =
  | Readonly<{ kind: 'completed'; session: Stripe.Checkout.Session; redirectTo: string }>
  | Readonly<{ kind: 'declined'; message: string }>
  | Readonly<{ kind: 'closed'; session: Stripe.Checkout.Session | null }>;

/** A debit takes days; three is what the page promises. */
const debitSeconds = 3 * 86_400;

export function payCheckoutSession(
  world: World,
  sessionId: string,
  payment: CheckoutPayment,
): CheckoutResult {
  const view = findCheckout(world, sessionId);
  const plan = world.checkoutPlans.get(sessionId);
  if (view === null || plan === undefined || view.session.status !== 'open') {
    return { kind: 'closed', session: view?.session ?? null };
  }
  if (payment.outcome === 'declined') {
    // A failed try leaves neither subscription nor invoice (stripe.md 1, version 18).
    return { kind: 'declined', message: 'The card was declined. Try another one.' };
  }
  const customer = view.customer ?? createGuest(world, view.session);
  const other = otherCurrency(world, customer.id, view.session.currency ?? 'usd');
  if (other !== null) {
    // Bought on another page meanwhile.
    return {
      kind: 'declined',
      message: `You have a plan in ${other}; one in another currency is not possible.`,
    };
  }
  keepDetails(world, customer.id, plan, payment.details);
  const free = payment.freeCode === true && view.takesPromotion;
  if (!(payment.withoutCard === true && (view.cardOptional || free))) {
    world.paymentMethods.put(customer.id, 'pays');
  }
  const subscription = createSubscription(world, {
    customer: customer.id,
    items: plan.lines.flatMap(({ price, quantity }) => {
      const sold = world.prices.get(price);
      return sold === undefined ? [] : [{ price: sold, quantity }];
    }),
    trialEnd: trialEndOf(plan, world.now()),
    missingPaymentMethod: plan.missingPaymentMethod,
    metadata: plan.metadata,
    free,
    payment: payment.outcome === 'delayed' ? 'processing' : 'charged',
  });
  const session = complete(world, view.session, { customer, subscription, free, details: payment.details });
  if (session.payment_status === 'unpaid') {
    world.pendingPayments.put(session.id, {
      session: session.id,
      customer: customer.id,
      subscription: subscription.id,
      invoice: idOf(session.invoice ?? ''),
      settlesAs: payment.settlesAs ?? 'succeeded',
      dueAt: world.now() + debitSeconds,
    });
  }
  emitEvent(world, 'checkout.session.completed', session);
  return { kind: 'completed', session, redirectTo: returnUrl(session) };
}

function keepDetails(
  world: World,
  customer: string,
  { writesAddress = false, writesName = false }: CheckoutPlan,
  details: BillingDetails | undefined,
): void {
  const address = addressOf(details);
  const name = details?.name ?? null;
  updateCustomer(world, customer, {
    ...(writesAddress && address !== null ? { address } : {}),
    ...(writesName && name !== null ? { name } : {}),
  });
}

function addressOf(details: BillingDetails | undefined): Stripe.Address | null {
  const { address = null } = details ?? {};
  return address === null ? null : { city: null, line1: null, line2: null, state: null, ...address };
}

/** A trial's days count from the payment; a trial's fixed end does not move. */
function trialEndOf({ trialEnd, trialDays }: CheckoutPlan, now: number): number | null {
  return trialDays === null ? trialEnd : now + trialDays * 86_400;
}

/** Without a customer Checkout makes one (API reference, sessions, `customer_creation`). */
function createGuest(world: World, session: Stripe.Checkout.Session): Stripe.Customer {
  return createCustomer(world, { email: session.customer_email ?? 'guest@example.com', metadata: {} });
}

function complete(
  world: World,
  session: Stripe.Checkout.Session,
  {
    customer,
    subscription,
    free,
    details,
  }: Readonly<{
    customer: Stripe.Customer;
    subscription: Stripe.Subscription;
    free: boolean;
    details: BillingDetails | undefined;
  }>,
): Stripe.Checkout.Session {
  const invoice = world.invoices.get(idOf(subscription.latest_invoice ?? ''));
  const total = free ? 0 : session.amount_total;
  return world.sessions.put(session.id, {
    ...session,
    status: 'complete',
    // Unpaid is a delayed method on its way; a trial or a full discount needs no payment (stripe.md 4).
    payment_status: total === 0 ? 'no_payment_required' : invoice?.status === 'paid' ? 'paid' : 'unpaid',
    amount_total: total,
    // The sandbox has no rates: what is due stays as it is.
    automatic_tax: session.automatic_tax.enabled
      ? { ...session.automatic_tax, status: 'complete' }
      : session.automatic_tax,
    url: null,
    customer: customer.id,
    customer_details: {
      address: addressOf(details),
      business_name: null,
      email: customer.email,
      individual_name: null,
      name: details?.name ?? customer.name ?? null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: details?.taxId ? [{ type: 'eu_vat', value: details.taxId }] : [],
    },
    subscription: subscription.id,
    invoice: invoice?.id ?? null,
  });
}

function returnUrl({ id, success_url: url }: Stripe.Checkout.Session): string {
  return (url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', id);
}
