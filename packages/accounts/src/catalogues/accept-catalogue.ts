import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import type { OutdatedAccount } from './list-outdated-accounts.ts';

/**
 * Marks accounts as decided by a version that does not concern them: it would decide the same. Only while each is as it was when that was
 * found out; one that was decided anew meanwhile, by an attempt that began with an older version, is found again. Answers how many were marked.
 */
export const acceptCatalogue = guarded(
  'acceptCatalogue',
  async (
    db,
    { version, accounts }: Readonly<{ version: number; accounts: readonly OutdatedAccount[] }>,
  ): Promise<number> => {
    const unconcerned = accounts.map(({ id, coveredTicket }) => ({ id, covered: coveredTicket.toString() }));
    const marked = await db.execute(sql`
      update accounts set catalogue_version = ${version}
      from jsonb_to_recordset(${JSON.stringify(unconcerned)}::jsonb) as unconcerned(id text, covered bigint)
      where accounts.id = unconcerned.id and accounts.covered_ticket = unconcerned.covered
        and accounts.catalogue_version < ${version}
      returning accounts.ref`);
    return marked.length;
  },
);
