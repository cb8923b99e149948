import type { Catalogue } from '@planbridge/billing';
import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { catalogues } from '../schema.ts';

export const findCatalogue = guarded(
  'findCatalogue',
  async (db, version: number): Promise<Catalogue | null> => {
    const [row] = await db
      .select({ catalogue: catalogues.catalogue })
      .from(catalogues)
      .where(eq(catalogues.version, version));
    return row?.catalogue ?? null;
  },
);
