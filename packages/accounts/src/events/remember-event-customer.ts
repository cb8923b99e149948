import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { stripeEvents } from '../schema.ts';

/** A thin event names its object only; the customer it was resolved to is remembered, so that it is resolved once. */
export const rememberEventCustomer = guarded(
  'rememberEventCustomer',
  async (db, eventId: string, customerId: string): Promise<void> => {
    await db.update(stripeEvents).set({ customerId }).where(eq(stripeEvents.eventId, eventId));
  },
);
