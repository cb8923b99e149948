import { retireCustomer } from '@planbridge/accounts';
import type Stripe from 'stripe';
import { isMissing } from '../stripe/stripe-failure.ts';
import type { ClickDependencies } from './click-dependencies.ts';

/**
 * A customer that was deleted at Stripe while its event is still on the way must not refuse its user. True: it was so, and it is retired. Asked
 * again, because to a key of the other mode every customer seems to be missing, and that must retire nobody.
 */
export async function retireDeletedCustomer(
  { db }: Pick<ClickDependencies, 'db'>,
  stripe: Stripe,
  { customer, error }: Readonly<{ customer: string; error: unknown }>,
): Promise<boolean> {
  if (!isMissing(error)) {
    return false;
  }
  const { deleted } = await stripe.customers.retrieve(customer);
  if (deleted !== true) {
    return false;
  }
  await retireCustomer(db, customer);
  return true;
}
