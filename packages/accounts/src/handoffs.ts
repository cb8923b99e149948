import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { handoffs } from './schema.ts';

export type Handoff = Readonly<{ ref: string; url: string; kind: string }>;

/** Stores a URL for the gateway to fetch and answers with the row's id, which may travel through Temporal. */
export const createHandoff = guarded(
  'createHandoff',
  async (db: AccountsDatabase, handoff: Handoff): Promise<string> => {
    await db.delete(handoffs).where(lte(handoffs.expiresAt, sql`clock_timestamp()`));
    const [row] = await db.insert(handoffs).values(handoff).returning({ id: handoffs.id });
    if (row === undefined) {
      throw new Error('PostgreSQL stored a hand-off without answering its id.');
    }
    return row.id;
  },
);

/**
 * Reads the URL and leaves it 15 s more: several clicks may have joined the run that made it, and each needs it. Null once it is gone.
 */
export const takeHandoff = guarded(
  'takeHandoff',
  async (db: AccountsDatabase, id: string): Promise<Readonly<{ url: string; kind: string }> | null> => {
    const [row] = await db
      .update(handoffs)
      .set({ expiresAt: sql`least(${handoffs.expiresAt}, clock_timestamp() + interval '15 seconds')` })
      .where(and(eq(handoffs.id, id), gt(handoffs.expiresAt, sql`clock_timestamp()`)))
      .returning({ url: handoffs.url, kind: handoffs.kind });
    return row ?? null;
  },
);
