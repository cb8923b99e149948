import { readFile } from 'node:fs/promises';
import { applyCatalogue, createDatabase } from '@planbridge/accounts';
import { parseCatalogue } from '@planbridge/config';
import { ExplainedError } from '../explained-error.ts';
import { databaseFault } from './database-fault.ts';

/** Makes a file the active catalogue. A faulty one changes nothing. */
export async function applyCatalogueFile(
  databaseUrl: string,
  file: string,
): Promise<Readonly<{ version: number; changed: boolean }>> {
  const source = await read(file);
  const parsed = parseCatalogue(source);
  if (!parsed.ok) {
    const faults = parsed.faults.map(({ line, reason }) => `${file}:${line}: ${reason}`);
    throw new ExplainedError([...faults, 'The catalogue was not applied; the active one stays.'].join('\n'));
  }
  const { db, close } = createDatabase(databaseUrl, { maxConnections: 1 });
  try {
    return await applyCatalogue(db, { source, catalogue: parsed.catalogue });
  } catch (error) {
    throw new ExplainedError(databaseFault(databaseUrl, error), { cause: error });
  } finally {
    await close();
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ExplainedError(
      `${file} cannot be read${code}: name a catalogue file that this user may read.`,
      {
        cause: error,
      },
    );
  }
}
