import { and, eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accountCustomers, accounts } from '../schema.ts';
import { closeOrphanIncident } from './close-orphan-incident.ts';
import { decideAnew } from './decide-anew.ts';
import { lockCustomer } from './lock-customer.ts';

/**
 * Maps a customer that is nobody's to an account, which is written if there is none. Unlike a link it takes nothing away: a customer that is
 * mapped stays where it is, and the account's current one stays current. False: somebody has mapped it meanwhile.
 */
export const adoptCustomer = guarded(
  'adoptCustomer',
  (db, { accountId, customerId }: Readonly<{ accountId: string; customerId: string }>): Promise<boolean> =>
    db.transaction(async (tx) => {
      await lockCustomer(tx, customerId);
      const [owner] = await tx
        .select()
        .from(accountCustomers)
        .where(eq(accountCustomers.customerId, customerId));
      if (owner !== undefined) {
        return false;
      }
      await tx.insert(accounts).values({ id: accountId }).onConflictDoNothing();
      await decideAnew(tx, [accountId]);
      const [current] = await tx
        .select()
        .from(accountCustomers)
        .where(and(eq(accountCustomers.accountId, accountId), accountCustomers.current));
      await tx.insert(accountCustomers).values({ customerId, accountId, current: current === undefined });
      await closeOrphanIncident(tx, customerId);
      return true;
    }),
);
