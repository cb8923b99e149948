import type { IncidentKind } from '@planbridge/billing';
import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';

export type Announcement = Readonly<{
  phase: 'open' | 'over';
  kind: IncidentKind;
  subject: string;
  /** Of the account it is about; null if it is about none. */
  ref: string | null;
}>;

/**
 * Marks as announced whatever of the incident is not, and answers with what to say. Null: all is said. Whoever marks posts: a crash in
 * between loses a message instead of repeating it. One that was over before anybody was told of it is told of once, as over.
 */
export const claimAnnouncement = guarded(
  'claimAnnouncement',
  async (db, incidentId: string): Promise<Announcement | null> => {
    const [row] = await db.execute<Announcement>(sql`
      update incidents set
        announced_at = coalesce(announced_at, clock_timestamp()),
        closed_announced_at = case when closed_at is not null then clock_timestamp() end
      where id = ${incidentId}::uuid
        and (announced_at is null or (closed_at is not null and closed_announced_at is null))
      returning kind, subject, case when closed_at is null then 'open' else 'over' end as phase,
        (select ref from accounts where accounts.id = incidents.account_id) as ref`);
    return row ?? null;
  },
);
