import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts, incidents } from '../schema.ts';
import type { Announcement } from './claim-announcement.ts';

/** What an announcement says that was marked before and then refused by Slack. */
export const describeIncident = guarded(
  'describeIncident',
  async (db, incidentId: string): Promise<Omit<Announcement, 'phase'> | null> => {
    const [row] = await db
      .select({ kind: incidents.kind, subject: incidents.subject, ref: accounts.ref })
      .from(incidents)
      .leftJoin(accounts, eq(accounts.id, incidents.accountId))
      .where(eq(incidents.id, incidentId));
    return row ?? null;
  },
);
