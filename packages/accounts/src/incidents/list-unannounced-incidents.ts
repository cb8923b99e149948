import { asc, eq, isNotNull, isNull, and, or } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts, incidents } from '../schema.ts';

/** Incidents that opened or ended without anybody having been told, the oldest first. */
export const listUnannouncedIncidents = guarded(
  'listUnannouncedIncidents',
  (db, limit: number): Promise<readonly Readonly<{ id: string; ref: string | null }>[]> =>
    db
      .select({ id: incidents.id, ref: accounts.ref })
      .from(incidents)
      .leftJoin(accounts, eq(accounts.id, incidents.accountId))
      .where(
        or(
          isNull(incidents.announcedAt),
          and(isNotNull(incidents.closedAt), isNull(incidents.closedAnnouncedAt)),
        ),
      )
      .orderBy(asc(incidents.openedAt))
      .limit(limit),
);
