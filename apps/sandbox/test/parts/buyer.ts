import type Stripe from 'stripe';
import { payCheckoutSession } from '../../src/stripe/operations/pay-checkout-session.ts';
import type { CheckoutPayment } from '../../src/stripe/operations/pay-checkout-session.ts';
import type { OpenStripe } from './open-stripe.ts';

type Wish = Readonly<{
  lookupKey?: string;
  quantity?: number;
  data?: Stripe.Checkout.SessionCreateParams.SubscriptionData;
  payment?: CheckoutPayment;
  session?: Partial<Stripe.Checkout.SessionCreateParams>;
}>;

/** A new customer who goes through Checkout as the website has it. */
export async function buyer(
  { stripe, world }: OpenStripe,
  {
    lookupKey = 'pro_month_usd',
    quantity = 1,
    data = {},
    payment = { outcome: 'paid' },
    session = {},
  }: Wish = {},
) {
  const customer = await stripe.customers.create({
    email: 'ada@example.com',
    metadata: { account_id: 'ada' },
  });
  const prices = await stripe.prices.list({ lookup_keys: [lookupKey], active: true });
  const created = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: prices.data[0]?.id ?? '', quantity }],
    subscription_data: { metadata: { account_id: 'ada' }, ...data },
    success_url: 'http://127.0.0.1/return?session_id={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1/back',
    ...session,
  });
  const result = payCheckoutSession(world, created.id, payment);
  const read = async (): Promise<Stripe.Subscription> => {
    const { data: all } = await stripe.subscriptions.list({
      customer: customer.id,
      status: 'all',
      expand: ['data.latest_invoice'],
    });
    const [subscription, ...others] = all;
    if (subscription === undefined || others.length > 0) {
      throw new Error(`The customer has ${all.length} subscriptions instead of one.`);
    }
    return subscription;
  };
  return { customer: customer.id, session: created, result, read };
}
