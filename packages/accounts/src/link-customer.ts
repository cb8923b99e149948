import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Account } from './account.ts';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { accountCustomers, accounts, incidents } from './schema.ts';
import { voidLease } from './void-lease.ts';

/**
 * Makes the customer the account's current one; its others become former but keep counting. Everybody touched must be decided anew: an
 * attempt that read the old mapping loses its lease in the same transaction. The caller settles them by an intention of its own.
 */
export const linkCustomer = guarded(
  'linkCustomer',
  (
    db: AccountsDatabase,
    { accountId, customerId }: Readonly<{ accountId: string; customerId: string }>,
  ): Promise<void> =>
    db.transaction(async (tx) => {
      const [owner] = await tx
        .select()
        .from(accountCustomers)
        .where(eq(accountCustomers.customerId, customerId))
        .for('update');
      if (owner?.accountId === accountId && owner.current) {
        return;
      }
      await decideAnew(tx, owner === undefined ? [accountId] : [accountId, owner.accountId]);
      await tx
        .update(accountCustomers)
        .set({ current: false })
        .where(and(eq(accountCustomers.accountId, accountId), ne(accountCustomers.customerId, customerId)));
      await tx
        .insert(accountCustomers)
        .values({ customerId, accountId, current: true })
        .onConflictDoUpdate({ target: accountCustomers.customerId, set: { accountId, current: true } });
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
    }),
);

/**
 * The customer was deleted at Stripe. The mapping stays, so that a retry still finds whose it was and the next customer's idempotency key is
 * another one. Answers with the account, to be settled by the caller.
 */
export const retireCustomer = guarded(
  'retireCustomer',
  (db: AccountsDatabase, customerId: string): Promise<Account | null> =>
    db.transaction(async (tx) => {
      const [owner] = await tx
        .select()
        .from(accountCustomers)
        .where(eq(accountCustomers.customerId, customerId))
        .for('update');
      if (owner === undefined) {
        return null;
      }
      if (owner.deleted) {
        const [account] = await tx.select().from(accounts).where(eq(accounts.id, owner.accountId));
        return account ?? null;
      }
      await tx
        .update(accountCustomers)
        .set({ current: false, deleted: true })
        .where(eq(accountCustomers.customerId, customerId));
      const [account] = await decideAnew(tx, [owner.accountId]);
      return account ?? null;
    }),
);

async function decideAnew(tx: AccountsDatabase, accountIds: readonly string[]): Promise<readonly Account[]> {
  // Locked in one order, so that two links that touch the same two accounts cannot wait for each other.
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]))
    .orderBy(accounts.id)
    .for('update');
  return tx
    .update(accounts)
    .set({ ...voidLease, coveredTicket: 0n, pushPending: true, updatedAt: sql`clock_timestamp()` })
    .where(inArray(accounts.id, [...accountIds]))
    .returning();
}
