import { inArray } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accountCustomers } from '../schema.ts';

/** Whose these customers are, by customer; who is in no row is left out. */
export const findOwners = guarded(
  'findOwners',
  async (db, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const rows = await db
      .select({ customerId: accountCustomers.customerId, accountId: accountCustomers.accountId })
      .from(accountCustomers)
      .where(inArray(accountCustomers.customerId, [...customerIds]));
    return new Map(rows.map(({ customerId, accountId }) => [customerId, accountId]));
  },
);
