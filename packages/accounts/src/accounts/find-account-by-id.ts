import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import type { Account } from './account.ts';

export const findAccountById = guarded('findAccountById', async (db, id: string): Promise<Account | null> => {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
  return row ?? null;
});
