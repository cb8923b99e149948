import { count, not } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { accountCustomers } from '../schema.ts';

/** How many customers are mapped that should still be at Stripe. */
export const countCustomers = guarded('countCustomers', async (db): Promise<number> => {
  const [row] = await db
    .select({ customers: count() })
    .from(accountCustomers)
    .where(not(accountCustomers.deleted));
  return row?.customers ?? 0;
});
