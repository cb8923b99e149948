import { and, isNotNull, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import { holdsLease } from './holds-lease.ts';
import type { Lease } from './lease.ts';

/**
 * False: the lease was lost or given back, and whatever was read under it must not be written. A renewal does not bring back what was given
 * back: of several reads side by side one may fail and end the attempt while another's page still arrives.
 */
export const renewLease = guarded(
  'renewLease',
  async (db, { ttlMs, ...lease }: Lease & Readonly<{ ttlMs: number }>): Promise<boolean> => {
    const rows = await db
      .update(accounts)
      .set({ leaseUntil: sql`clock_timestamp() + ${ttlMs} * interval '1 millisecond'` })
      .where(and(holdsLease(lease), isNotNull(accounts.leaseUntil)))
      .returning({ fence: accounts.fence });
    return rows.length === 1;
  },
);
