import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { incidents } from '../schema.ts';
import type { IncidentSubject } from './incident-subject.ts';

/** Opens the incident unless the same one is open. */
export const openIncident = guarded(
  'openIncident',
  async (
    db,
    { accountId, kind, subject }: IncidentSubject,
  ): Promise<Readonly<{ id: string; opened: boolean }>> => {
    // An update, because `do nothing` would not answer with the open one, which may be closed before it is looked up.
    const [row] = await db.execute<{ id: string; opened: boolean }>(sql`
      insert into ${incidents} (account_id, kind, subject) values (${accountId}, ${kind}, ${subject})
      on conflict (coalesce(account_id, ''), kind, subject) where closed_at is null do update set seen_at = clock_timestamp()
      returning id, xmax = 0 as opened`);
    if (row === undefined) {
      throw new Error('PostgreSQL opened an incident without answering its id.');
    }
    return { id: row.id, opened: row.opened };
  },
);
