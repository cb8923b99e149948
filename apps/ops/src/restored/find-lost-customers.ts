import { countCustomers, findOwners } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { isAccountId } from '@planbridge/contracts';
import { ExplainedError } from '../explained-error.ts';
import type { StripeCustomer } from '../stripe/list-customers.ts';

export type LostCustomer = Readonly<{ customerId: string; accountId: string; created: Date }>;

export type CustomersFound = Readonly<{
  listed: number;
  /** In no row, and naming the account that they were made for; the newest first. */
  lost: readonly LostCustomer[];
  /** As lost, but from before the backup: it would hold them if they had been linked. */
  older: readonly LostCustomer[];
  /** Mapped to another account than the one that they name. */
  elsewhere: readonly string[];
  /** In no row, and naming what can be no account. */
  unusable: readonly string[];
}>;

type Search = Readonly<{ pages: AsyncIterable<readonly StripeCustomer[]>; backupAt: Date | null }>;

/**
 * Customers that the backup has lost. `metadata.account_id` is believed for those alone whom no row maps, because it is only a hint: our key
 * writes it when it makes a customer, but people may write it too. An e-mail says nothing about whose a customer is.
 */
export async function findLostCustomers(
  db: AccountsDatabase,
  { pages, backupAt }: Search,
): Promise<CustomersFound> {
  const lost: LostCustomer[] = [];
  const older: LostCustomer[] = [];
  const elsewhere: string[] = [];
  const unusable: string[] = [];
  let listed = 0;
  let mapped = 0;
  for await (const page of pages) {
    const owners = await findOwners(
      db,
      page.map(({ id }) => id),
    );
    listed += page.length;
    mapped += owners.size;
    for (const { id, created, metadata } of page) {
      const accountId = metadata?.['account_id'];
      const owner = owners.get(id);
      if (accountId === undefined || owner === accountId) {
        continue;
      }
      if (owner !== undefined) {
        elsewhere.push(id);
      } else if (!isAccountId(accountId)) {
        unusable.push(id);
      } else {
        const customer = { customerId: id, accountId, created: new Date(created * 1000) };
        (backupAt !== null && customer.created < backupAt ? older : lost).push(customer);
      }
    }
  }
  await refuseOtherStripe(db, mapped);
  return { listed, lost, older, elsewhere, unusable };
}

/** With another Stripe account's key every customer of ours is missing, and all that is there looks lost. */
async function refuseOtherStripe(db: AccountsDatabase, mapped: number): Promise<void> {
  if (mapped === 0 && (await countCustomers(db)) > 0) {
    throw new ExplainedError(
      'Stripe lists none of the customers that the database knows: STRIPE_SECRET_KEY is of another account or mode, or the database is another installation’s.',
    );
  }
}
