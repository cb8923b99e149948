import { sql } from 'drizzle-orm';

/**
 * Assignments that take the lease from whoever holds it. Drawing a fence is what makes the holder's record and settle find no row; clearing
 * the time alone would let a settle that is already on its way pass.
 */
export const voidLease = { fence: sql`nextval('sync_ticket')`, leaseUntil: null } as const;
