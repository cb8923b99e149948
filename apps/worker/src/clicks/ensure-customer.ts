import { findAccountByCustomer, listCustomers } from '@planbridge/accounts';
import type { Account, AccountsDatabase } from '@planbridge/accounts';
import type Stripe from 'stripe';
import { isReplayed } from '../stripe/is-replayed.ts';
import { underNextKey } from '../stripe/under-next-key.ts';
import type { ClickDependencies } from './click-dependencies.ts';

export type EnsuredCustomer = Readonly<{
  current: string;
  /** Every customer of the account that may have subscriptions. */
  all: readonly string[];
  /** It is nobody's yet: no link says so. */
  isUnlinked: boolean;
  /** Made a moment ago, for an account that had none: nobody can have bought anything as it. */
  isNew: boolean;
}>;

/** The account's current customer; made if there is none, and then still to be linked. */
export async function ensureCustomer(
  { db }: Pick<ClickDependencies, 'db'>,
  stripe: Stripe,
  account: Account,
): Promise<EnsuredCustomer> {
  const customers = await listCustomers(db, account.id);
  const current = customers.find((customer) => customer.current)?.customerId;
  const living = customers.filter(({ deleted }) => !deleted).map(({ customerId }) => customerId);
  if (current !== undefined) {
    return { current, all: living, isUnlinked: false, isNew: false };
  }
  const created = await createCustomer(db, { stripe, account, first: customers.length + 1 });
  return {
    current: created.id,
    all: [...living, created.id],
    isUnlinked: true,
    isNew: !created.replayed && living.length === 0,
  };
}

/** Two clicks that both find no customer send the same key and get the same customer. */
async function createCustomer(
  db: AccountsDatabase,
  { stripe, account, first }: Readonly<{ stripe: Stripe; account: Account; first: number }>,
): Promise<Readonly<{ id: string; replayed: boolean }>> {
  // A replayed answer is up to a day old: its customer may have been deleted, or linked to another account by an operator.
  const isOurs = async (customerId: string) =>
    ((await findAccountByCustomer(db, customerId))?.id ?? account.id) === account.id &&
    (await stripe.customers.retrieve(customerId)).deleted !== true;
  return await underNextKey({ key: `customer/${account.ref}`, first }, async (idempotencyKey) => {
    const { id, lastResponse } = await stripe.customers.create(
      { metadata: { account_id: account.id } },
      { idempotencyKey },
    );
    const replayed = isReplayed(lastResponse.headers);
    return !replayed || (await isOurs(id)) ? { id, replayed } : null;
  });
}
