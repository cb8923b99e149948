import { and, eq, sql } from 'drizzle-orm';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { accounts } from './schema.ts';

type Lease = Readonly<{ accountId: string; fence: bigint }>;

/** False: the lease was lost, and whatever was read under it must not be written. */
export const renewLease = guarded(
  'renewLease',
  async (
    db: AccountsDatabase,
    { accountId, fence, ttlMs }: Lease & Readonly<{ ttlMs: number }>,
  ): Promise<boolean> => {
    const rows = await db
      .update(accounts)
      .set({ leaseUntil: sql`clock_timestamp() + ${ttlMs} * interval '1 millisecond'` })
      .where(and(eq(accounts.id, accountId), eq(accounts.fence, fence)))
      .returning({ fence: accounts.fence });
    return rows.length === 1;
  },
);

/** For an attempt that ends before or instead of its push with a definite answer. Without effect once the lease was lost. */
export const releaseLease = guarded(
  'releaseLease',
  async (db: AccountsDatabase, { accountId, fence }: Lease): Promise<void> => {
    await db
      .update(accounts)
      .set({ leaseUntil: null })
      .where(and(eq(accounts.id, accountId), eq(accounts.fence, fence)));
  },
);

/** The product cannot take this push before somebody acts (it does not know the account): gives the lease back and asks for a recheck. */
export const postponePush = guarded(
  'postponePush',
  async (
    db: AccountsDatabase,
    { accountId, fence, retryAt }: Lease & Readonly<{ retryAt: Date }>,
  ): Promise<void> => {
    await db
      .update(accounts)
      .set({
        leaseUntil: null,
        recheckAt: sql`least(${accounts.recheckAt}, ${retryAt.toISOString()}::timestamptz)`,
      })
      .where(and(eq(accounts.id, accountId), eq(accounts.fence, fence)));
  },
);
