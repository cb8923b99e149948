import { lte, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { handoffs } from '../schema.ts';

/** Stores a URL for the gateway to fetch and answers with the row's id, which may travel through Temporal. Removes what has expired. */
export const createHandoff = guarded(
  'createHandoff',
  async (db, { ref, url, kind }: Readonly<{ ref: string; url: string; kind: string }>): Promise<string> => {
    await db.delete(handoffs).where(lte(handoffs.expiresAt, sql`clock_timestamp()`));
    const [row] = await db.insert(handoffs).values({ ref, url, kind }).returning({ id: handoffs.id });
    if (row === undefined) {
      throw new Error('PostgreSQL stored a hand-off without answering its id.');
    }
    return row.id;
  },
);
