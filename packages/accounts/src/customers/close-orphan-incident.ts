import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { incidents } from '../schema.ts';

/** The customer is somebody's now. */
export async function closeOrphanIncident(tx: AccountsDatabase, customerId: string): Promise<void> {
  await tx
    .update(incidents)
    .set({ closedAt: sql`clock_timestamp()` })
    .where(
      and(
        isNull(incidents.accountId),
        eq(incidents.kind, 'orphan-customer'),
        eq(incidents.subject, customerId),
        isNull(incidents.closedAt),
      ),
    );
}
