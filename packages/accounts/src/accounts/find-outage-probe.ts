import { and, asc, eq, exists, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts, incidents } from '../schema.ts';

/**
 * While an outage of the product is open: the account whose push would show best whether it is over, because it has waited longest without an
 * attempt. Null: there is no outage, or nobody whose push the product has not refused for a reason of its own.
 */
export const findOutageProbe = guarded(
  'findOutageProbe',
  async (db): Promise<Readonly<{ ref: string }> | null> => {
    const outage = db
      .select({ id: incidents.id })
      .from(incidents)
      .where(and(eq(incidents.kind, 'product-outage'), isNull(incidents.closedAt)));
    const [probe] = await db
      .select({ ref: accounts.ref })
      .from(accounts)
      .where(
        and(
          exists(outage),
          accounts.pushPending,
          gt(accounts.fence, 0n),
          or(isNull(accounts.leaseUntil), lte(accounts.leaseUntil, sql`clock_timestamp()`)),
          or(isNull(accounts.recheckAt), gt(accounts.recheckAt, sql`clock_timestamp() + interval '1 hour'`)),
        ),
      )
      .orderBy(asc(accounts.updatedAt))
      .limit(1);
    return probe ?? null;
  },
);
