import type Stripe from 'stripe';

export type Holdings = Readonly<{
  customers: readonly string[];
  /** Addresses of the Checkout sessions that can be paid now. */
  payable: readonly string[];
  /** Ids of the subscriptions that live. */
  live: readonly string[];
}>;

/** What an account has at Stripe, whatever our own rows say: found by the metadata that every customer of ours carries. */
export async function holdingsAtStripe(stripe: Stripe, accountId: string): Promise<Holdings> {
  const customers = await stripe.customers
    .list({ limit: 100 })
    .autoPagingToArray({ limit: 10_000 })
    .then((all) => all.filter(({ metadata }) => metadata['account_id'] === accountId));
  const each = await Promise.all(
    customers.map(async ({ id: customer }) => ({
      sessions: await stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 }),
      subscriptions: await stripe.subscriptions.list({ customer, limit: 100 }),
    })),
  );
  return {
    customers: customers.map(({ id }) => id),
    payable: each.flatMap(({ sessions }) => sessions.data.flatMap(({ url }) => url ?? [])),
    live: each.flatMap(({ subscriptions }) => subscriptions.data.map(({ id }) => id)),
  };
}
