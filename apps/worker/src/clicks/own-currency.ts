import type Stripe from 'stripe';
import { z } from 'zod';

const customer = z.object({ currency: z.string().nullish() });

/** The currency that Stripe bills the customer in; null: none yet, and it will be that of the first subscription. */
export async function ownCurrency(stripe: Stripe, customerId: string): Promise<string | null> {
  return customer.parse(await stripe.customers.retrieve(customerId)).currency ?? null;
}
