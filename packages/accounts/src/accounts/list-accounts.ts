import { asc, gt } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';

/** Every account, in the order of their refs. */
export const listAccounts = guarded(
  'listAccounts',
  (
    db,
    { after, limit }: Readonly<{ after: string; limit: number }>,
  ): Promise<readonly Readonly<{ id: string; ref: string }>[]> =>
    db
      .select({ id: accounts.id, ref: accounts.ref })
      .from(accounts)
      .where(gt(accounts.ref, after))
      .orderBy(asc(accounts.ref))
      .limit(limit),
);
