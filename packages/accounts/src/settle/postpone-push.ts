import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import { holdsLease } from './holds-lease.ts';
import type { Lease } from './lease.ts';

/** The product cannot take this push before somebody acts (it does not know the account): gives the lease back and asks for a recheck. */
export const postponePush = guarded(
  'postponePush',
  async (db, { retryAt, ...lease }: Lease & Readonly<{ retryAt: Date }>): Promise<void> => {
    await db
      .update(accounts)
      .set({
        leaseUntil: null,
        // A date that the decision set and that comes sooner stays: `least` ignores null.
        recheckAt: sql`least(${accounts.recheckAt}, ${retryAt.toISOString()}::timestamptz)`,
      })
      .where(holdsLease(lease));
  },
);
