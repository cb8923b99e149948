import { sql } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';

/**
 * Changes of one customer's mapping follow each other, also while it has no row that could be locked: whoever waited sees what the other
 * made. To be taken before any row's lock, so that nobody who holds one waits for this.
 */
export async function lockCustomer(tx: AccountsDatabase, customerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${customerId}, 0))`);
}
