import type { Catalogue } from '@planbridge/billing';

export type CatalogueFault = Readonly<{ line: number; reason: string }>;

export type ParsedCatalogue =
  Readonly<{ ok: true; catalogue: Catalogue }> | Readonly<{ ok: false; faults: readonly CatalogueFault[] }>;

export function parseCatalogue(source: string): ParsedCatalogue {
  throw new Error(`Follows in the next commit (${source.length}).`);
}
