import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { highestVersion } from './highest-version.ts';

/** Cheap enough to ask before every use of a cached catalogue; 0 before the first one is applied. */
export const activeCatalogueVersion = guarded('activeCatalogueVersion', async (db): Promise<number> => {
  const [row] = await db.execute<{ version: number }>(sql`select ${highestVersion} as version`);
  return row?.version ?? 0;
});
