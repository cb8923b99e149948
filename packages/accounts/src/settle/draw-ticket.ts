import { sql } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { guarded } from '../database/guarded.ts';

/** Makes an intention: whoever reads Stripe under a fence greater than this ticket has answered it. */
export const drawTicket = guarded('drawTicket', async (db: AccountsDatabase): Promise<bigint> => {
  const [row] = await db.execute<{ ticket: string }>(sql`select nextval('sync_ticket')::text as ticket`);
  if (row === undefined) {
    throw new Error('PostgreSQL answered nextval without a row.');
  }
  return BigInt(row.ticket);
});
