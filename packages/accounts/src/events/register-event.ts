import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { stripeEvents } from '../schema.ts';

export type EventToRegister = Readonly<{
  eventId: string;
  type: string;
  customerId: string | null;
  object: Readonly<{ id: string; type: string }> | null;
}>;

export type RegisteredEvent = Readonly<{ ticket: bigint; customerId: string | null; settled: boolean }>;

const columns = {
  ticket: stripeEvents.ticket,
  customerId: stripeEvents.customerId,
  settledAt: stripeEvents.settledAt,
};

/** Draws the event's ticket the first time and answers with the same one ever after, so that a retry or redelivery stays one intention. */
export const registerEvent = guarded(
  'registerEvent',
  async (db, { eventId, type, customerId, object }: EventToRegister): Promise<RegisteredEvent> => {
    // Insert first, because nearly every event is new; a conflict costs only a value of the sequence.
    const [inserted] = await db
      .insert(stripeEvents)
      .values({ eventId, type, customerId, objectId: object?.id ?? null, objectType: object?.type ?? null })
      .onConflictDoNothing()
      .returning(columns);
    const row =
      inserted ?? (await db.select(columns).from(stripeEvents).where(eq(stripeEvents.eventId, eventId)))[0];
    if (row === undefined) {
      throw new Error(`Event ${eventId} was deleted while it was registered.`);
    }
    return { ticket: row.ticket, customerId: row.customerId, settled: row.settledAt !== null };
  },
);
