import type Stripe from 'stripe';

/** The one customer that Stripe has for an account. */
export async function customerOf(stripe: Stripe, accountId: string): Promise<string> {
  const customers = await stripe.customers.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  const [own, ...others] = customers.filter(({ metadata }) => metadata['account_id'] === accountId);
  if (own === undefined || others.length > 0) {
    throw new Error(`Stripe has ${others.length + (own === undefined ? 0 : 1)} customers for ${accountId}.`);
  }
  return own.id;
}
