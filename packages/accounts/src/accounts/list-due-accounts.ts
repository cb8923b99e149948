import { and, asc, gt, isNull, lte, not, or, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts, incidents } from '../schema.ts';

/**
 * Accounts whose facts decide differently by now (a grace period has ended), the longest due first; then those whose push nobody has tried for
 * 20 minutes: longer than any waiting workflow backs off, so that what a recheck, a link or a repair gave up is not left to nobody. A push
 * that was postponed has a date within the hour and waits for it; a new account that nobody has asked about owes no push. During an outage of
 * the product nobody is tried who only waits for it: the probe is enough.
 */
export const listDueAccounts = guarded(
  'listDueAccounts',
  (db, limit: number): Promise<readonly Readonly<{ ref: string }>[]> =>
    db
      .select({ ref: accounts.ref })
      .from(accounts)
      .where(
        or(
          lte(accounts.recheckAt, sql`clock_timestamp()`),
          and(
            accounts.pushPending,
            not(sql`exists (select from ${incidents} where kind = 'product-outage' and closed_at is null)`),
            gt(accounts.fence, 0n),
            lte(accounts.updatedAt, sql`clock_timestamp() - interval '20 minutes'`),
            or(
              isNull(accounts.recheckAt),
              gt(accounts.recheckAt, sql`clock_timestamp() + interval '1 hour'`),
            ),
          ),
        ),
      )
      .orderBy(asc(accounts.recheckAt), asc(accounts.updatedAt))
      .limit(limit),
);
