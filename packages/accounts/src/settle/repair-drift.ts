import { eq, sql } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import { voidLease } from './void-lease.ts';

/**
 * The product holds something else than the row. A row that equals Stripe would not push, so the push is demanded; and the lease is voided in
 * the same statement, because a settle on its way would clear that demand for a push that came before the drift.
 */
export const repairDrift = guarded(
  'repairDrift',
  async (db: AccountsDatabase, accountId: string): Promise<void> => {
    await db
      .update(accounts)
      .set({ ...voidLease, pushPending: true, updatedAt: sql`clock_timestamp()` })
      .where(eq(accounts.id, accountId));
  },
);
