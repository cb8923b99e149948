import { asc, lte, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';

/** Accounts whose facts decide differently by now (a grace period has ended), the longest due first. */
export const listDueAccounts = guarded(
  'listDueAccounts',
  (db, limit: number): Promise<readonly Readonly<{ ref: string }>[]> =>
    db
      .select({ ref: accounts.ref })
      .from(accounts)
      .where(lte(accounts.recheckAt, sql`clock_timestamp()`))
      .orderBy(asc(accounts.recheckAt))
      .limit(limit),
);
