import { inArray, sql } from 'drizzle-orm';
import type { Account } from '../accounts/account.ts';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { accounts } from '../schema.ts';
import { voidLease } from '../settle/void-lease.ts';

/** For accounts whose customers change in this transaction: whoever read the old mapping loses the lease, and nothing counts as covered. */
export async function decideAnew(
  tx: AccountsDatabase,
  accountIds: readonly string[],
): Promise<readonly Account[]> {
  // Locked in one order, so that two links that touch the same two accounts cannot wait for each other.
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]))
    .orderBy(accounts.id)
    .for('update');
  return tx
    .update(accounts)
    .set({ ...voidLease, coveredTicket: 0n, pushPending: true, updatedAt: sql`clock_timestamp()` })
    .where(inArray(accounts.id, [...accountIds]))
    .returning();
}
