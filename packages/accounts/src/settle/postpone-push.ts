import type { IncidentKind } from '@planbridge/billing';
import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { openSoleIncident } from '../incidents/open-sole-incident.ts';
import { accounts } from '../schema.ts';
import { holdsLease } from './holds-lease.ts';
import type { Lease } from './lease.ts';

export type Postponement = Lease &
  Readonly<{ retryAt: Date; incident: Readonly<{ kind: IncidentKind; subject: string }> }>;

/**
 * The product cannot take this push before somebody acts (it does not know the account): opens the incident, gives the lease back and asks for
 * a recheck. Null: the lease was lost, so what refused the push may be a newer one of our own, and that is nobody's trouble. One transaction,
 * because a newer attempt that settles in between would leave the incident open with nobody to close it.
 */
export const postponePush = guarded(
  'postponePush',
  (
    db,
    { retryAt, incident, ...lease }: Postponement,
  ): Promise<Readonly<{ id: string; opened: boolean }> | null> =>
    db.transaction(async (tx) => {
      const postponed = await tx
        .update(accounts)
        .set({
          leaseUntil: null,
          // A date that the decision set and that comes sooner stays: `least` ignores null.
          recheckAt: sql`least(${accounts.recheckAt}, ${retryAt.toISOString()}::timestamptz)`,
        })
        .where(holdsLease(lease))
        .returning({ id: accounts.id });
      return postponed.length === 0
        ? null
        : openSoleIncident(tx, { accountId: lease.accountId, ...incident });
    }),
);
