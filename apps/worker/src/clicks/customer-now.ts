import type Stripe from 'stripe';
import { z } from 'zod';

const customer = z.object({ deleted: z.literal(true).optional(), currency: z.string().nullish() });

export type CustomerNow = Readonly<{
  deleted: boolean;
  /** What Stripe bills the customer in; null: nothing yet, and it will be that of the first subscription. */
  currency: string | null;
}>;

/** The customer as Stripe has it now. A deleted one is answered as well, and its open sessions are listed although nobody can pay them. */
export async function customerNow(stripe: Stripe, id: string): Promise<CustomerNow> {
  const { deleted = false, currency = null } = customer.parse(await stripe.customers.retrieve(id));
  return { deleted, currency };
}
