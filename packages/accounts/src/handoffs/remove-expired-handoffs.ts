import { lte, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { handoffs } from '../schema.ts';

/** Nobody can take them any more, and a URL that is a secret is not kept longer than it is needed. */
export const removeExpiredHandoffs = guarded('removeExpiredHandoffs', async (db): Promise<void> => {
  await db.delete(handoffs).where(lte(handoffs.expiresAt, sql`clock_timestamp()`));
});
