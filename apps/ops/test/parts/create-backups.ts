import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { createEmptyDatabase } from '../../../../test/services/create-empty-database.ts';
import { createTestDatabase } from '../../../../test/services/database.ts';
import { environment } from '../../../../test/services/environment.ts';

/** A database that can be put back. As with a real restore nobody may be connected to it meanwhile. */
export async function createBackups() {
  const { url, close } = await createTestDatabase();
  const serverUrl = environment('TEST_POSTGRES_URL');
  const name = new URL(url).pathname.slice(1);
  const backup = `backup_${randomBytes(8).toString('hex')}`;

  async function drop(database: string): Promise<void> {
    const server = postgres(serverUrl, { max: 1, onnotice: () => undefined });
    await server.unsafe(`drop database if exists "${database}" with (force)`);
    await server.end();
  }

  return {
    url,
    backUp: async () => {
      await createEmptyDatabase(serverUrl, backup, name);
    },
    restore: async () => {
      await drop(name);
      await createEmptyDatabase(serverUrl, name, backup);
    },
    close: async () => {
      await drop(backup);
      await close();
    },
  };
}
