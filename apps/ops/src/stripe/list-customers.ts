import { setTimeout as delay } from 'node:timers/promises';
import type Stripe from 'stripe';
import { z } from 'zod';
import { askStripe } from './ask-stripe.ts';

const customer = z.object({
  id: z.string().min(1),
  created: z.int(),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const page = z.object({ object: z.literal('list'), data: z.array(customer), has_more: z.boolean() });

export type StripeCustomer = z.output<typeof customer>;

/** Stripe's largest page. */
const limit = 100;

/** All customers that are not deleted, the newest first, page by page and so many pages a second. */
export async function* listCustomers(
  stripe: Stripe,
  perSecond: number,
): AsyncGenerator<readonly StripeCustomer[], void> {
  for (let after: string | undefined; ;) {
    const position = { limit, ...(after === undefined ? {} : { starting_after: after }) };
    const { data, has_more: hasMore } = await askStripe(page, () => stripe.customers.list(position));
    yield data;
    after = data.at(-1)?.id;
    if (!hasMore || after === undefined) {
      return;
    }
    await delay(1000 / perSecond);
  }
}
