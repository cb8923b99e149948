import type { AccountsDatabase } from '@planbridge/accounts';
import { problems } from '../http/problems.ts';

/** Asks the database; when it is down, hung or broken, the caller gets a 503. The package's own deadline makes that happen in time. */
export type AskDatabase = <Answer>(question: (db: AccountsDatabase) => Promise<Answer>) => Promise<Answer>;

export function createDatabaseGate(db: AccountsDatabase): AskDatabase {
  return async function askDatabase(question) {
    try {
      return await question(db);
    } catch (error) {
      throw problems.unavailable('database', error);
    }
  };
}
