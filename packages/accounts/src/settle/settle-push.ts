import { sql } from 'drizzle-orm';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { guarded } from '../database/guarded.ts';

/**
 * The product has acknowledged `revision`. False: the lease was lost meanwhile, the push stays pending and its taker pushes again. The
 * incidents about this account's pushes end here, because an acknowledgement is what ends them.
 */
export const settlePush = guarded(
  'settlePush',
  async (
    db: AccountsDatabase,
    { accountId, fence, revision }: Readonly<{ accountId: string; fence: bigint; revision: bigint }>,
  ): Promise<boolean> => {
    const rows = await db.execute(sql`
      with settled as (
        update accounts set push_pending = false, pushed_revision = revision, lease_until = null, updated_at = clock_timestamp()
        where id = ${accountId} and fence = ${fence.toString()}::bigint and revision = ${revision.toString()}::bigint
        returning id
      ), closed as (
        update incidents set closed_at = clock_timestamp() from settled
        where incidents.account_id = settled.id and incidents.closed_at is null
          and incidents.kind in ('product-unknown-account', 'product-ahead')
      )
      select id from settled`);
    return rows.length === 1;
  },
);
