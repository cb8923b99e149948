import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applyCatalogue } from '@planbridge/accounts';
import type { Database } from '@planbridge/accounts';
import type { Catalogue } from '@planbridge/billing';
import { parseCatalogue } from '@planbridge/config';

const path = fileURLToPath(new URL('../../catalogue.yaml', import.meta.url));

/** The repository's own catalogue, which is what the sandbox sells. */
export async function applyRootCatalogue({ db }: Database): Promise<Catalogue> {
  const source = await readFile(path, 'utf8');
  const parsed = parseCatalogue(source);
  if (!parsed.ok) {
    throw new Error('catalogue.yaml has faults.');
  }
  await applyCatalogue(db, { source, catalogue: parsed.catalogue });
  return parsed.catalogue;
}
