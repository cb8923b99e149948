import { desc, eq } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { guarded } from '../database/guarded.ts';
import { accountCustomers } from '../schema.ts';

export type AccountCustomer = Readonly<{ customerId: string; current: boolean; deleted: boolean }>;

/** The account's Stripe customers, the current one first. */
export const listCustomers = guarded(
  'listCustomers',
  (db: AccountsDatabase, accountId: string): Promise<readonly AccountCustomer[]> =>
    db
      .select({
        customerId: accountCustomers.customerId,
        current: accountCustomers.current,
        deleted: accountCustomers.deleted,
      })
      .from(accountCustomers)
      .where(eq(accountCustomers.accountId, accountId))
      .orderBy(desc(accountCustomers.current), accountCustomers.createdAt),
);
