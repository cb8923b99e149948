import type { IncidentKind } from '@planbridge/billing';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { incidents } from '../schema.ts';

/** Ends what only its absence can end: an incident of the kind that was not found again for so long. Answers how many ended. */
export const closeQuietIncidents = guarded(
  'closeQuietIncidents',
  async (db, { kind, quietHours }: Readonly<{ kind: IncidentKind; quietHours: number }>): Promise<number> => {
    const closed = await db
      .update(incidents)
      .set({ closedAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(incidents.kind, kind),
          isNull(incidents.closedAt),
          lt(incidents.seenAt, sql`clock_timestamp() - ${quietHours} * interval '1 hour'`),
        ),
      )
      .returning({ id: incidents.id });
    return closed.length;
  },
);
