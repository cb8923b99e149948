import { and, eq, gt, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { handoffs } from '../schema.ts';
import { removeExpiredHandoffs } from './remove-expired-handoffs.ts';

/**
 * Reads the URL and leaves it 15 s more: several clicks may have joined the run that made it, and each needs it. Null once it is gone.
 */
export const takeHandoff = guarded(
  'takeHandoff',
  async (db, id: string): Promise<Readonly<{ url: string; kind: string }> | null> => {
    const [[row]] = await Promise.all([
      db
        .update(handoffs)
        .set({ expiresAt: sql`least(${handoffs.expiresAt}, clock_timestamp() + interval '15 seconds')` })
        .where(and(eq(handoffs.id, id), gt(handoffs.expiresAt, sql`clock_timestamp()`)))
        .returning({ url: handoffs.url, kind: handoffs.kind }),
      removeExpiredHandoffs(db),
    ]);
    return row ?? null;
  },
);
