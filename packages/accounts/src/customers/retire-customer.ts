import { eq } from 'drizzle-orm';
import type { Account } from '../accounts/account.ts';
import { guarded } from '../database/guarded.ts';
import { accountCustomers, accounts } from '../schema.ts';
import { decideAnew } from './decide-anew.ts';
import { lockCustomer } from './lock-customer.ts';

/**
 * The customer was deleted at Stripe. The mapping stays, so that a retry still finds whose it was and the next customer's idempotency key is
 * another one. Answers with the account, to be settled by the caller.
 */
export const retireCustomer = guarded('retireCustomer', (db, customerId: string): Promise<Account | null> =>
  db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const [owner] = await tx
      .select()
      .from(accountCustomers)
      .where(eq(accountCustomers.customerId, customerId));
    if (owner === undefined) {
      return null;
    }
    if (owner.deleted) {
      const [account] = await tx.select().from(accounts).where(eq(accounts.id, owner.accountId));
      return account ?? null;
    }
    const [account] = await decideAnew(tx, [owner.accountId]);
    await tx
      .update(accountCustomers)
      .set({ current: false, deleted: true })
      .where(eq(accountCustomers.customerId, customerId));
    return account ?? null;
  }),
);
