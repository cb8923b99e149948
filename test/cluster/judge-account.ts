import { isDeepStrictEqual } from 'node:util';
import { findAccountById, listCustomers } from '@planbridge/accounts';
import { decideEntitlement } from '@planbridge/billing';
import { readSubscriptions } from '../../apps/worker/src/stripe/read-subscriptions.ts';
import type { World } from './create-world.ts';
import type { Cluster } from './start-cluster.ts';

type Sides = Pick<Cluster, 'database' | 'catalogue' | 'source'> & Readonly<{ world: World }>;

/** Convergence: what Stripe says now decides the row, and the product holds the row; each violation as a sentence. */
export async function judgeAccount(
  { database: { db }, catalogue, source, world }: Sides,
  accountId: string,
): Promise<readonly string[]> {
  const row = await findAccountById(db, accountId);
  if (row === null) {
    return [`${accountId}: there is no row.`];
  }
  const customers = await listCustomers(db, accountId);
  const subscriptions = await readSubscriptions({
    stripe: world.stripe,
    customerIds: customers.filter(({ deleted }) => !deleted).map(({ customerId }) => customerId),
    expectsOne: false,
    onPage: async () => undefined,
  });
  const now = new Date().toISOString();
  const { entitlement } = decideEntitlement({ catalogue, subscriptions, grants: [], row, now });
  const held = await world.entitlement(accountId);
  const expected = {
    ...entitlement,
    account_id: accountId,
    revision: Number(row.pushedRevision),
    source,
  };
  return [
    ...(isDeepStrictEqual(entitlement, row.entitlement)
      ? []
      : [
          `${accountId}: Stripe decides ${JSON.stringify(entitlement)}, the row has ${JSON.stringify(row.entitlement)}.`,
        ]),
    ...(row.pushPending ? [`${accountId}: a push is pending.`] : []),
    ...(isDeepStrictEqual(held, expected)
      ? []
      : [`${accountId}: the product holds ${JSON.stringify(held)}, not ${JSON.stringify(expected)}.`]),
  ];
}
