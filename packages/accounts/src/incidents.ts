import type { IncidentKind } from '@planbridge/billing';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { incidents } from './schema.ts';

export type IncidentSubject = Readonly<{ accountId: string | null; kind: IncidentKind; subject: string }>;
export type OpenIncident = Readonly<{ id: string; kind: string; subject: string; openedAt: Date }>;

const isOpen = ({ accountId, kind, subject }: IncidentSubject) =>
  and(
    accountId === null ? isNull(incidents.accountId) : eq(incidents.accountId, accountId),
    eq(incidents.kind, kind),
    eq(incidents.subject, subject),
    isNull(incidents.closedAt),
  );

/** Opens the incident unless the same one is open. */
export const openIncident = guarded(
  'openIncident',
  async (
    db: AccountsDatabase,
    about: IncidentSubject,
  ): Promise<Readonly<{ id: string; opened: boolean }>> => {
    const [opened] = await db
      .insert(incidents)
      .values({ accountId: about.accountId, kind: about.kind, subject: about.subject })
      .onConflictDoNothing()
      .returning({ id: incidents.id });
    if (opened !== undefined) {
      return { id: opened.id, opened: true };
    }
    const [known] = await db.select({ id: incidents.id }).from(incidents).where(isOpen(about));
    if (known === undefined) {
      throw new Error('An incident was closed while it was opened again.');
    }
    return { id: known.id, opened: false };
  },
);

/** True if an incident was open and is over now. */
export const closeIncident = guarded(
  'closeIncident',
  async (db: AccountsDatabase, about: IncidentSubject): Promise<boolean> => {
    const closed = await db
      .update(incidents)
      .set({ closedAt: sql`clock_timestamp()` })
      .where(isOpen(about))
      .returning({ id: incidents.id });
    return closed.length > 0;
  },
);

export const listOpenIncidents = guarded(
  'listOpenIncidents',
  (db: AccountsDatabase, accountId: string): Promise<readonly OpenIncident[]> =>
    db
      .select({
        id: incidents.id,
        kind: incidents.kind,
        subject: incidents.subject,
        openedAt: incidents.openedAt,
      })
      .from(incidents)
      .where(and(eq(incidents.accountId, accountId), isNull(incidents.closedAt)))
      .orderBy(incidents.openedAt),
);
