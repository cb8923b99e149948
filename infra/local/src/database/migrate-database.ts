import { migrate } from '@planbridge/accounts';
import { ExplainedError } from '../explained-error.ts';
import { databaseFault } from './database-fault.ts';

/** Brings the schema up to date. */
export async function migrateDatabase(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    throw new ExplainedError(databaseFault(url, error), { cause: error });
  }
}
