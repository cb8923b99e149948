import { and, eq } from 'drizzle-orm';
import { accounts } from '../schema.ts';
import type { Lease } from './lease.ts';

/** The guard of every write of an attempt. Not the time: a lease that ran out but was taken by nobody harms nobody. */
export function holdsLease({ accountId, fence }: Lease) {
  return and(eq(accounts.id, accountId), eq(accounts.fence, fence));
}
