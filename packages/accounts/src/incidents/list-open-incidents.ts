import type { IncidentKind } from '@planbridge/billing';
import { and, eq, isNull } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { incidents } from '../schema.ts';

export type OpenIncident = Readonly<{ id: string; kind: IncidentKind; subject: string; openedAt: Date }>;

export const listOpenIncidents = guarded(
  'listOpenIncidents',
  (db, accountId: string): Promise<readonly OpenIncident[]> =>
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
