import { and, eq, isNull, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { stripeEvents } from '../schema.ts';

/** Makes a redelivery after Temporal's retention cheap. */
export const markEventSettled = guarded('markEventSettled', async (db, eventId: string): Promise<void> => {
  await db
    .update(stripeEvents)
    .set({ settledAt: sql`clock_timestamp()` })
    .where(and(eq(stripeEvents.eventId, eventId), isNull(stripeEvents.settledAt)));
});
