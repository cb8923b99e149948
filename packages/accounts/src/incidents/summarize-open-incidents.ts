import type { IncidentKind } from '@planbridge/billing';
import { asc, eq, isNull, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts, incidents } from '../schema.ts';

export type OpenIncidentSummary = Readonly<{
  total: number;
  /** Those open longest. */
  oldest: readonly Readonly<{ kind: IncidentKind; subject: string; ref: string | null; openedAt: Date }>[];
}>;

/** What is open over all accounts. */
export const summarizeOpenIncidents = guarded(
  'summarizeOpenIncidents',
  async (db, limit: number): Promise<OpenIncidentSummary> => {
    const rows = await db
      .select({
        kind: incidents.kind,
        subject: incidents.subject,
        ref: accounts.ref,
        openedAt: incidents.openedAt,
        total: sql<number>`(count(*) over ())::int`,
      })
      .from(incidents)
      .leftJoin(accounts, eq(accounts.id, incidents.accountId))
      .where(isNull(incidents.closedAt))
      .orderBy(asc(incidents.openedAt))
      .limit(limit);
    return {
      total: rows[0]?.total ?? 0,
      oldest: rows.map(({ kind, subject, ref, openedAt }) => ({ kind, subject, ref, openedAt })),
    };
  },
);
