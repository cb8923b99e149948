import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { createEmptyDatabase } from './create-empty-database.ts';
import { environment } from './environment.ts';

export type TestDatabase = Readonly<{ url: string; close(): Promise<void> }>;

/** A migrated database of its own for one test file or test, on the run's real PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = environment('TEST_POSTGRES_URL');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = await createEmptyDatabase(serverUrl, name, 'planbridge_template');
  return { url, close: () => dropDatabase(serverUrl, name) };
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(`drop database "${name}" with (force)`);
  } finally {
    await client.end();
  }
}
