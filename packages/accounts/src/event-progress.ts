import { eq, sql } from 'drizzle-orm';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { stripeEvents } from './schema.ts';

/** A thin event names its object only; the customer it was resolved to is remembered, so that it is resolved once. */
export const rememberEventCustomer = guarded(
  'rememberEventCustomer',
  async (db: AccountsDatabase, eventId: string, customerId: string): Promise<void> => {
    await db.update(stripeEvents).set({ customerId }).where(eq(stripeEvents.eventId, eventId));
  },
);

/** Makes a redelivery after Temporal's retention cheap. */
export const markEventSettled = guarded(
  'markEventSettled',
  async (db: AccountsDatabase, eventId: string): Promise<void> => {
    await db
      .update(stripeEvents)
      .set({ settledAt: sql`coalesce(${stripeEvents.settledAt}, clock_timestamp())` })
      .where(eq(stripeEvents.eventId, eventId));
  },
);
