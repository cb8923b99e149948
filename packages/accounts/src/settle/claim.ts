import type { Grant } from '@planbridge/billing';
import { and, eq, getTableColumns, gte, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { Account } from '../accounts/account.ts';
import type { AccountsDatabase } from '../database/accounts-database.ts';
import { highestVersion } from '../catalogues/highest-version.ts';
import { guarded } from '../database/guarded.ts';
import { accountCustomers, accounts, grants } from '../schema.ts';

export type Claim =
  /** Somebody read Stripe after the ticket was drawn, and the product has acknowledged the outcome. */
  | Readonly<{ kind: 'covered'; account: Account }>
  /** Another attempt holds the lease. */
  | Readonly<{ kind: 'held' }>
  | Readonly<{
      kind: 'claimed';
      /** Fencing token of this attempt's lease. */
      fence: bigint;
      account: Account;
      catalogueVersion: number;
      customerIds: readonly string[];
      grants: readonly Grant[];
    }>;

/**
 * Takes the account's lease, unless the intention is covered or another holds it. The fence is drawn under the row's lock: PostgreSQL
 * evaluates the assignment again when it had to wait for another writer, so a later claim always has the greater fence.
 */
export const claim = guarded(
  'claim',
  async (
    db: AccountsDatabase,
    { accountId, ticket, ttlMs }: Readonly<{ accountId: string; ticket: bigint; ttlMs: number }>,
  ): Promise<Claim> => {
    const covered = and(
      gte(accounts.coveredTicket, ticket),
      not(accounts.pushPending),
      eq(accounts.catalogueVersion, highestVersion),
    );
    const [account] = await db
      .update(accounts)
      .set({
        fence: sql`nextval('sync_ticket')`,
        leaseUntil: sql`clock_timestamp() + ${ttlMs} * interval '1 millisecond'`,
      })
      .where(
        and(
          eq(accounts.id, accountId),
          sql`not (${covered})`,
          or(isNull(accounts.leaseUntil), lte(accounts.leaseUntil, sql`clock_timestamp()`)),
        ),
      )
      .returning();
    if (account !== undefined) {
      return { kind: 'claimed', fence: account.fence, account, ...(await readUnderFence(db, accountId)) };
    }
    const [seen] = await db
      .select({ ...getTableColumns(accounts), covered: sql<boolean>`${covered}` })
      .from(accounts)
      .where(eq(accounts.id, accountId));
    if (seen === undefined) {
      throw new Error('The account does not exist.');
    }
    return seen.covered ? { kind: 'covered', account: seen } : { kind: 'held' };
  },
);

/**
 * A statement of its own, after the fence is drawn: inside the claim these would be read from a snapshot older than the row, and a link that
 * committed while the claim waited for the row would be missed and yet count as covered.
 */
async function readUnderFence(db: AccountsDatabase, accountId: string) {
  const [version, customers, active] = await Promise.all([
    db.execute<{ version: number }>(sql`select ${highestVersion} as version`),
    db
      .select({ customerId: accountCustomers.customerId })
      .from(accountCustomers)
      .where(and(eq(accountCustomers.accountId, accountId), not(accountCustomers.deleted)))
      .orderBy(accountCustomers.customerId),
    db
      .select()
      .from(grants)
      .where(and(eq(grants.accountId, accountId), sql`${grants.expiresAt} > clock_timestamp()`)),
  ]);
  return {
    catalogueVersion: version[0]?.version ?? 0,
    customerIds: customers.map(({ customerId }) => customerId),
    grants: active.map(({ id, plan, seats, expiresAt }) => ({
      id,
      plan,
      seats,
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
