import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accountCustomers, accounts } from '../schema.ts';
import type { Account } from './account.ts';

/** Only our own mapping decides whose a customer is: never an e-mail, never Stripe's metadata, which others may edit. */
export const findAccountByCustomer = guarded(
  'findAccountByCustomer',
  async (db, customerId: string): Promise<Account | null> => {
    const [row] = await db
      .select({ account: accounts })
      .from(accountCustomers)
      .innerJoin(accounts, eq(accounts.id, accountCustomers.accountId))
      .where(eq(accountCustomers.customerId, customerId));
    return row?.account ?? null;
  },
);
