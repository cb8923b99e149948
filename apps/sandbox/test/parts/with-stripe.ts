import Stripe from 'stripe';
import { startStripe } from '../../src/start-stripe.ts';
import type { StripeOptions } from '../../src/start-stripe.ts';
import { place } from './place.ts';
import { send } from './send.ts';

const stripeKey = 'sk_test_sandbox';

type Setup = Readonly<{
  url: string;
  stripe: Stripe;
  customer: Stripe.Customer;
  control(name: string, body?: unknown): ReturnType<typeof send>;
  /** A page that sells this price, to the customer. */
  checkout(
    price: string,
    change?: Partial<Stripe.Checkout.SessionCreateParams>,
  ): Promise<Stripe.Checkout.Session>;
  subscriptions(): Promise<readonly Stripe.Subscription[]>;
}>;

/** The stand-in on a port of its own, reached by Stripe's own client, with one customer. */
export async function withStripe(
  work: (setup: Setup) => Promise<void>,
  { state = null, ...options }: StripeOptions & Readonly<{ state?: string | null }> = {},
): Promise<void> {
  const service = await startStripe(place(state), { secretKey: stripeKey, ...options });
  const { hostname: host, port } = new URL(service.url);
  const stripe = new Stripe(stripeKey, {
    host,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  try {
    const customer = await stripe.customers.create({ email: 'ada@example.com' });
    await work({
      url: service.url,
      stripe,
      customer,
      control: (name, json) => send(`${service.url}/_control/${name}`, { json }),
      checkout: (price, change) =>
        stripe.checkout.sessions.create({
          mode: 'subscription',
          customer: customer.id,
          line_items: [{ price, quantity: 1 }],
          success_url: 'http://127.0.0.1:9/return?session_id={CHECKOUT_SESSION_ID}',
          cancel_url: 'http://127.0.0.1:9/?left=yes',
          ...change,
        }),
      subscriptions: async () =>
        (await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data,
    });
  } finally {
    await service.close();
  }
}
