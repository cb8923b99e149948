import { activeCatalogue } from '@planbridge/accounts';
import type { Catalogue } from '@planbridge/billing';
import type { AskDatabase } from '../account/create-database-gate.ts';
import { problems } from '../http/problems.ts';

export type LoadCatalogue = () => Promise<Catalogue>;

/** A newly applied catalogue is seen after at most this long. */
const freshMs = 1000;

export function createActiveCatalogue(askDatabase: AskDatabase): LoadCatalogue {
  let loaded: Readonly<{ at: number; catalogue: Promise<Catalogue> }> | null = null;

  async function load(): Promise<Catalogue> {
    const active = await askDatabase(activeCatalogue);
    if (active === null) {
      // Nothing was ever applied: the operator has to run `catalogue apply`, the caller can only wait.
      throw problems.unavailable('catalogue');
    }
    return active.catalogue;
  }

  return async function loadCatalogue() {
    const now = performance.now();
    if (loaded === null || now - loaded.at > freshMs) {
      const catalogue = load();
      const current = { at: now, catalogue };
      loaded = current;
      catalogue.catch(() => {
        loaded = loaded === current ? null : loaded;
      });
    }
    return await loaded.catalogue;
  };
}
