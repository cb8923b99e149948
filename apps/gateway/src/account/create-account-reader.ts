import { findAccountById, listCustomers, listOpenIncidents } from '@planbridge/accounts';
import type { LoadCatalogue } from '../catalogue/create-active-catalogue.ts';
import { accountView } from './account-view.ts';
import type { AccountView } from './account-view.ts';
import type { AskDatabase } from './create-database-gate.ts';

export type ReadAccount = (
  account: Readonly<{ accountId: string; awaited: boolean }>,
) => Promise<AccountView>;

/** Needs PostgreSQL and nothing else. */
export function createAccountReader(
  deps: Readonly<{ askDatabase: AskDatabase; loadCatalogue: LoadCatalogue }>,
): ReadAccount {
  const { askDatabase, loadCatalogue } = deps;

  return async function readAccount({ accountId, awaited }) {
    const [catalogue, account, customers, incidents] = await Promise.all([
      loadCatalogue(),
      askDatabase((db) => findAccountById(db, accountId)),
      askDatabase((db) => listCustomers(db, accountId)),
      askDatabase((db) => listOpenIncidents(db, accountId)),
    ]);
    return accountView({
      accountId,
      account,
      awaited,
      catalogue,
      hasCustomers: customers.length > 0,
      hasOpenIncidents: incidents.length > 0,
    });
  };
}
