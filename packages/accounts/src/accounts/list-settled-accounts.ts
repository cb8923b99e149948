import { and, asc, gt, lt, not } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';

type Range = Readonly<{
  after: string;
  /** Null: to the end. */
  before: string | null;
  limit: number;
}>;

/**
 * Accounts whose push the product has acknowledged, in the order of their refs. The others are left out: whoever is responsible for a pending
 * push reads Stripe before it is made.
 */
export const listSettledAccounts = guarded(
  'listSettledAccounts',
  (db, { after, before, limit }: Range): Promise<readonly Readonly<{ ref: string }>[]> =>
    db
      .select({ ref: accounts.ref })
      .from(accounts)
      .where(
        and(
          not(accounts.pushPending),
          gt(accounts.ref, after),
          before === null ? undefined : lt(accounts.ref, before),
        ),
      )
      .orderBy(asc(accounts.ref))
      .limit(limit),
);
