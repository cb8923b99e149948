import { and, asc, gt, lt } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accounts } from '../schema.ts';

const columns = {
  id: accounts.id,
  ref: accounts.ref,
  plan: accounts.plan,
  catalogueVersion: accounts.catalogueVersion,
  decisionBasis: accounts.decisionBasis,
  coveredTicket: accounts.coveredTicket,
};

export type OutdatedAccount = Readonly<Pick<typeof accounts.$inferSelect, keyof typeof columns>>;

/** Accounts that an older catalogue decided, in the order of their refs. Those that were never decided wait for their first settlement. */
export const listOutdatedAccounts = guarded(
  'listOutdatedAccounts',
  (
    db,
    { version, after, limit }: Readonly<{ version: number; after: string; limit: number }>,
  ): Promise<readonly OutdatedAccount[]> =>
    db
      .select(columns)
      .from(accounts)
      .where(
        and(
          gt(accounts.catalogueVersion, 0),
          lt(accounts.catalogueVersion, version),
          gt(accounts.ref, after),
        ),
      )
      .orderBy(asc(accounts.ref))
      .limit(limit),
);
