import { and, eq, isNull, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { incidents } from '../schema.ts';
import type { IncidentSubject } from './incident-subject.ts';

/** Answers with the id of the incident that is over now; null if none was open. */
export const closeIncident = guarded(
  'closeIncident',
  async (db, { accountId, kind, subject }: IncidentSubject): Promise<string | null> => {
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
    return closed[0]?.id ?? null;
  },
);
