import type { Stage, User } from './stage.ts';

/** Who this user is at Stripe: the customer whom the gateway made carries the account's id. */
export async function customerOf({ stripe }: Stage, user: User): Promise<string> {
  for await (const customer of stripe.customers.list({ limit: 100 })) {
    if (customer.metadata['account_id'] === user.id) {
      return customer.id;
    }
  }
  throw new Error('The user is no customer of Stripe’s.');
}
