import { eq, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import type { Account } from './account.ts';

/** Writes the row on an account's first click and follows its e-mail later; writes nothing when nothing changed. */
export const upsertAccount = guarded(
  'upsertAccount',
  async (db, { id, email }: Readonly<{ id: string; email: string | null }>): Promise<Account> => {
    const [written] = await db
      .insert(accounts)
      .values({ id, email })
      .onConflictDoUpdate({
        target: accounts.id,
        set: { email: sql`excluded.email`, updatedAt: sql`clock_timestamp()` },
        setWhere: sql`excluded.email is not null and ${accounts.email} is distinct from excluded.email`,
      })
      .returning();
    const row = written ?? (await db.select().from(accounts).where(eq(accounts.id, id)))[0];
    if (row === undefined) {
      throw new Error('An account was deleted while it was written.');
    }
    return row;
  },
);
