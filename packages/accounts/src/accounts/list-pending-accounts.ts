import { and, asc, gt } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';

/** Accounts that owe the product a push, in the order of their refs. A new account that nobody has asked about owes none. */
export const listPendingAccounts = guarded(
  'listPendingAccounts',
  (
    db,
    { after, limit }: Readonly<{ after: string; limit: number }>,
  ): Promise<readonly Readonly<{ ref: string }>[]> =>
    db
      .select({ ref: accounts.ref })
      .from(accounts)
      .where(and(accounts.pushPending, gt(accounts.fence, 0n), gt(accounts.ref, after)))
      .orderBy(asc(accounts.ref))
      .limit(limit),
);
