import { and, eq, isNull, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { incidents } from '../schema.ts';
import type { IncidentSubject } from './incident-subject.ts';
import { openIncident } from './open-incident.ts';

/**
 * Opens an incident of which the account has one at a time, whatever its subject: a subject that changes from try to try (a foreign revision,
 * say) is kept up to date and not told anew. Called under the account's lease.
 */
export const openSoleIncident = guarded(
  'openSoleIncident',
  async (
    db,
    { accountId, kind, subject }: IncidentSubject & Readonly<{ accountId: string }>,
  ): Promise<Readonly<{ id: string; opened: boolean }>> => {
    const [known] = await db
      .update(incidents)
      .set({ subject, seenAt: sql`clock_timestamp()` })
      .where(and(eq(incidents.accountId, accountId), eq(incidents.kind, kind), isNull(incidents.closedAt)))
      .returning({ id: incidents.id });
    return known === undefined
      ? openIncident(db, { accountId, kind, subject })
      : { id: known.id, opened: false };
  },
);
