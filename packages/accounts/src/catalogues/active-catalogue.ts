import { desc } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { catalogues } from '../schema.ts';
import type { CatalogueVersion } from './catalogue-version.ts';

/** Null before the first one is applied. */
export const activeCatalogue = guarded('activeCatalogue', async (db): Promise<CatalogueVersion | null> => {
  const [row] = await db
    .select({ version: catalogues.version, catalogue: catalogues.catalogue })
    .from(catalogues)
    .orderBy(desc(catalogues.version))
    .limit(1);
  return row ?? null;
});
