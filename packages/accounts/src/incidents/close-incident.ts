import { and, eq, isNull, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { incidents } from '../schema.ts';
import type { IncidentSubject } from './incident-subject.ts';

/** True if the incident was open and is over now. */
export const closeIncident = guarded(
  'closeIncident',
  async (db, { accountId, kind, subject }: IncidentSubject): Promise<boolean> => {
    const closed = await db
      .update(incidents)
      .set({ closedAt: sql`clock_timestamp()` })
      .where(
        and(
          accountId === null ? isNull(incidents.accountId) : eq(incidents.accountId, accountId),
          eq(incidents.kind, kind),
          eq(incidents.subject, subject),
          isNull(incidents.closedAt),
        ),
      )
      .returning({ id: incidents.id });
    return closed.length > 0;
  },
);
