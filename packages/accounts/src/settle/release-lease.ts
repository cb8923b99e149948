import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import { holdsLease } from './holds-lease.ts';
import type { Lease } from './lease.ts';

/** For an attempt that ends before or instead of its push with a definite answer. Without effect once the lease was lost. */
export const releaseLease = guarded('releaseLease', async (db, lease: Lease): Promise<void> => {
  await db.update(accounts).set({ leaseUntil: null }).where(holdsLease(lease));
});
