import { randomUUID } from 'node:crypto';
import { createEmptyDatabase } from '../../../../test/services/create-empty-database.ts';
import { environment } from '../../../../test/services/environment.ts';

/** Without the schema. It goes with the run's server. */
export function createBareDatabase(): Promise<string> {
  return createEmptyDatabase(environment('TEST_POSTGRES_URL'), `bare_${randomUUID()}`);
}
