import { adoptCustomer, listCustomers, retireCustomer } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type Stripe from 'stripe';
import { z } from 'zod';
import { askStripe } from '../stripe/ask-stripe.ts';
import type { LostCustomer } from './find-lost-customers.ts';

const customer = z.object({ object: z.literal('customer'), deleted: z.literal(true).optional() });

/** Maps the customer to its account. It becomes the current one if the account has none that is still there. False: somebody else was faster. */
export async function adoptLostCustomer(
  { db, stripe }: Readonly<{ db: AccountsDatabase; stripe: Stripe }>,
  { customerId, accountId }: LostCustomer,
): Promise<boolean> {
  const current = (await listCustomers(db, accountId)).find((known) => known.current);
  if (current !== undefined) {
    const seen = await askStripe(customer, () => stripe.customers.retrieve(current.customerId));
    if (seen.deleted === true) {
      // Since the backup: the lost one took its place.
      await retireCustomer(db, current.customerId);
    }
  }
  return adoptCustomer(db, { customerId, accountId });
}
