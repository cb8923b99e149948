import type { Catalogue } from '@planbridge/billing';
import { desc, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { catalogues } from '../schema.ts';

/** Makes the catalogue the active one, as the next version; the same content again changes nothing. */
export const applyCatalogue = guarded(
  'applyCatalogue',
  (
    db,
    { source, catalogue }: Readonly<{ source: string; catalogue: Catalogue }>,
  ): Promise<Readonly<{ version: number; changed: boolean }>> =>
    db.transaction(async (tx) => {
      // Two deploys at once must not both find the older version active.
      await tx.execute(sql`lock table ${catalogues} in share row exclusive mode`);
      const [active] = await tx
        .select({
          version: catalogues.version,
          same: sql<boolean>`${catalogues.catalogue} = ${JSON.stringify(catalogue)}::jsonb`,
        })
        .from(catalogues)
        .orderBy(desc(catalogues.version))
        .limit(1);
      if (active?.same === true) {
        return { version: active.version, changed: false };
      }
      const [applied] = await tx
        .insert(catalogues)
        .values({ source, catalogue })
        .returning({ version: catalogues.version });
      if (applied === undefined) {
        throw new Error('PostgreSQL stored the catalogue without answering its version.');
      }
      return { version: applied.version, changed: true };
    }),
);
