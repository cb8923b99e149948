import { findAccountById, listOpenIncidents } from '@planbridge/accounts';
import type { Account, AccountsDatabase } from '@planbridge/accounts';

/** The account's row as it is now, and its open incidents as `kind subject`. */
export async function rowOf(db: AccountsDatabase, { id }: Pick<Account, 'id'>) {
  const row = await findAccountById(db, id);
  if (row === null) {
    throw new Error('The account is gone.');
  }
  const incidents = await listOpenIncidents(db, id);
  return { ...row, incidents: incidents.map(({ kind, subject }) => `${kind} ${subject}`) };
}
