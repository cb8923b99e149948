import { activeCatalogueVersion, findCatalogue } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { Catalogue } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import { failure } from './failure.ts';

export type CatalogueCache = Readonly<{
  catalogueOf(version: number): Promise<Catalogue>;
  activeCatalogue(): Promise<Catalogue>;
}>;

/** Versions never change, so what was read once is kept; which one is active is asked each time. */
export function createCatalogueCache(db: AccountsDatabase): CatalogueCache {
  const known = new Map<number, Catalogue>();
  const catalogueOf = async (version: number): Promise<Catalogue> => {
    const catalogue = known.get(version) ?? (await findCatalogue(db, version));
    if (catalogue === null) {
      throw failure(failureTypes.catalogueMissing, 'No catalogue is applied; run `catalogue apply`.');
    }
    known.set(version, catalogue);
    return catalogue;
  };
  return { catalogueOf, activeCatalogue: async () => catalogueOf(await activeCatalogueVersion(db)) };
}
