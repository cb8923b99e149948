import type { Catalogue } from '@planbridge/billing';
import { desc, eq, sql } from 'drizzle-orm';
import type { AccountsDatabase } from './database.ts';
import { guarded } from './guarded.ts';
import { catalogues } from './schema.ts';

export type CatalogueVersion = Readonly<{ version: number; catalogue: Catalogue }>;

const columns = { version: catalogues.version, catalogue: catalogues.catalogue };

export const activeCatalogue = guarded(
  'activeCatalogue',
  async (db: AccountsDatabase): Promise<CatalogueVersion | null> => {
    const [row] = await db.select(columns).from(catalogues).orderBy(desc(catalogues.version)).limit(1);
    return row ?? null;
  },
);

/** Cheap enough to ask before every use of a cached catalogue; 0 before the first one is applied. */
export const activeCatalogueVersion = guarded(
  'activeCatalogueVersion',
  async (db: AccountsDatabase): Promise<number> => {
    const [row] = await db
      .select({ version: sql<number>`coalesce(max(${catalogues.version}), 0)` })
      .from(catalogues);
    return row?.version ?? 0;
  },
);

export const findCatalogue = guarded(
  'findCatalogue',
  async (db: AccountsDatabase, version: number): Promise<Catalogue | null> => {
    const [row] = await db.select(columns).from(catalogues).where(eq(catalogues.version, version));
    return row?.catalogue ?? null;
  },
);

/** Makes the catalogue the active one, as the next version; the same content again changes nothing. */
export const applyCatalogue = guarded(
  'applyCatalogue',
  (
    db: AccountsDatabase,
    { source, catalogue }: Readonly<{ source: string; catalogue: Catalogue }>,
  ): Promise<Readonly<{ version: number; changed: boolean }>> =>
    db.transaction(async (tx) => {
      // Two deploys at once must not both find the older version active.
      await tx.execute(sql`lock table catalogues in share row exclusive mode`);
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
