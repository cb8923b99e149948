import { applyCatalogue, createDatabase } from '@planbridge/accounts';
import { createTestDatabase } from '../../../../test/services/database.ts';
import { catalogue } from './catalogue.ts';

/** A database with the catalogue applied, and a way to see all of it, to prove that a refusal changed nothing. */
export async function createCataloguedDatabase() {
  const { url, close: drop } = await createTestDatabase();
  const { db, close } = createDatabase(url, { maxConnections: 4 });
  await applyCatalogue(db, { source: 'test', catalogue });
  return {
    url,
    db,
    close: async () => {
      await close();
      await drop();
    },
  };
}
