import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';
import { voidLease } from '../settle/void-lease.ts';

/** An operator waits for it, and it writes every account. */
const deadlineMs = 600_000;

export type Resumed = Readonly<{
  /** The greatest value that nobody draws any more. */
  movedPast: bigint;
  accounts: number;
}>;

/**
 * After a restore: moves `sync_ticket` past `past`, never back, and does for every account what a link does. Whoever still runs by a number from
 * before loses its lease, and the product is told of every account again, by a revision greater than any that it holds.
 */
export const resumeAfterRestore = guarded(
  'resumeAfterRestore',
  (db, past: bigint): Promise<Resumed> =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      // Accounts first: whoever holds a row and draws a fence would otherwise wait for us, and we for the row.
      await tx.execute(sql`lock table ${accounts} in exclusive mode`);
      // Changes nothing, but locks: `setval` would take back what another draws between the look and the move.
      await tx.execute(sql`alter sequence sync_ticket cache 1`);
      const [drawn] = await tx.execute<{ last: string }>(
        sql`select last_value::text as last from sync_ticket`,
      );
      const last = BigInt(drawn?.last ?? 0);
      const movedPast = past > last ? past : last;
      await tx.execute(sql.raw(`alter sequence sync_ticket restart with ${movedPast + 1n}`));
      const written = await tx
        .update(accounts)
        .set({ ...voidLease, coveredTicket: 0n, pushPending: true, updatedAt: sql`clock_timestamp()` })
        .returning({ ref: accounts.ref });
      return { movedPast, accounts: written.length };
    }),
  { deadlineMs },
);
