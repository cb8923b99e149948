import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import type { Account } from './account.ts';

export const findAccountByRef = guarded(
  'findAccountByRef',
  async (db, ref: string): Promise<Account | null> => {
    const [row] = await db.select().from(accounts).where(eq(accounts.ref, ref));
    return row ?? null;
  },
);
