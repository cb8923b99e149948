import { and, eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accountCustomers } from '../schema.ts';
import { closeOrphanIncident } from './close-orphan-incident.ts';
import { decideAnew } from './decide-anew.ts';
import { lockCustomer } from './lock-customer.ts';

/**
 * Makes the customer the account's current one; its others become former but keep counting. Everybody touched must be decided anew: an
 * attempt that read the old mapping loses its lease in the same transaction. The caller settles them by an intention of its own.
 */
export const linkCustomer = guarded(
  'linkCustomer',
  (db, { accountId, customerId }: Readonly<{ accountId: string; customerId: string }>): Promise<void> =>
    db.transaction(async (tx) => {
      await lockCustomer(tx, customerId);
      const [owner] = await tx
        .select()
        .from(accountCustomers)
        .where(eq(accountCustomers.customerId, customerId));
      if (owner?.accountId === accountId && owner.current) {
        return;
      }
      // Locks the accounts, and only after that customers' rows are written: the other order would let two links wait for each other.
      await decideAnew(tx, owner === undefined ? [accountId] : [accountId, owner.accountId]);
      await tx
        .update(accountCustomers)
        .set({ current: false })
        .where(and(eq(accountCustomers.accountId, accountId), accountCustomers.current));
      await tx
        .insert(accountCustomers)
        .values({ customerId, accountId, current: true })
        .onConflictDoUpdate({ target: accountCustomers.customerId, set: { accountId, current: true } });
      await closeOrphanIncident(tx, customerId);
    }),
);
