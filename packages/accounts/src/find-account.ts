import { eq } from 'drizzle-orm';
import type { Account } from './account.ts';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { accountCustomers, accounts } from './schema.ts';

export const findAccountById = guarded(
  'findAccountById',
  async (db: AccountsDatabase, id: string): Promise<Account | null> => {
    const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
    return row ?? null;
  },
);

export const findAccountByRef = guarded(
  'findAccountByRef',
  async (db: AccountsDatabase, ref: string): Promise<Account | null> => {
    const [row] = await db.select().from(accounts).where(eq(accounts.ref, ref));
    return row ?? null;
  },
);

/** Only our own mapping decides whose a customer is: never an e-mail, never Stripe's metadata, which others may edit. */
export const findAccountByCustomer = guarded(
  'findAccountByCustomer',
  async (db: AccountsDatabase, customerId: string): Promise<Account | null> => {
    const [row] = await db
      .select({ account: accounts })
      .from(accountCustomers)
      .innerJoin(accounts, eq(accounts.id, accountCustomers.accountId))
      .where(eq(accountCustomers.customerId, customerId));
    return row?.account ?? null;
  },
);
