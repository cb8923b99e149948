import { findAccountById } from '@planbridge/accounts';
import type { Account, AccountsDatabase } from '@planbridge/accounts';

export async function rowOf(db: AccountsDatabase, accountId: string): Promise<Account> {
  const row = await findAccountById(db, accountId);
  if (row === null) {
    throw new Error('The account has no row.');
  }
  return row;
}
