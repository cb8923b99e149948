import type { Account } from '@planbridge/accounts';
import type Stripe from 'stripe';
import type { ClickDependencies } from './click-dependencies.ts';

/**
 * Gives a new customer the account's e-mail. By an update, because a body with an e-mail in it would change under the same idempotency key; and a
 * user may pay without it. Never rejects.
 */
export async function tellEmail(
  { log }: Pick<ClickDependencies, 'log'>,
  stripe: Stripe,
  { account, customer }: Readonly<{ account: Account; customer: string }>,
): Promise<void> {
  if (account.email !== null) {
    await stripe.customers.update(customer, { email: account.email }).catch(() => {
      log.warn({ ref: account.ref }, 'The new customer’s e-mail could not be set');
    });
  }
}
