import { eq } from 'drizzle-orm';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { stripeEvents } from './schema.ts';

export type EventToRegister = Readonly<{
  eventId: string;
  type: string;
  customerId: string | null;
  object: Readonly<{ id: string; type: string }> | null;
}>;

export type RegisteredEvent = Readonly<{ ticket: bigint; customerId: string | null; settled: boolean }>;

/** Draws the event's ticket the first time and answers with the same one ever after, so that a retry or redelivery stays one intention. */
export const registerEvent = guarded(
  'registerEvent',
  async (db: AccountsDatabase, event: EventToRegister): Promise<RegisteredEvent> => {
    const columns = {
      ticket: stripeEvents.ticket,
      customerId: stripeEvents.customerId,
      settledAt: stripeEvents.settledAt,
    };
    // Looked up first: an insert that conflicts would waste a value of the sequence on every retry.
    const known = () => db.select(columns).from(stripeEvents).where(eq(stripeEvents.eventId, event.eventId));
    const insert = () =>
      db
        .insert(stripeEvents)
        .values({
          eventId: event.eventId,
          type: event.type,
          customerId: event.customerId,
          objectId: event.object?.id ?? null,
          objectType: event.object?.type ?? null,
        })
        .onConflictDoNothing()
        .returning(columns);
    const row = (await known())[0] ?? (await insert())[0] ?? (await known())[0];
    if (row === undefined) {
      throw new Error(`Event ${event.eventId} was deleted while it was registered.`);
    }
    return { ticket: row.ticket, customerId: row.customerId, settled: row.settledAt !== null };
  },
);
