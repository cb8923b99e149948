import type { Catalogue } from '@planbridge/billing';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { catalogueFaults } from './catalogue-faults.ts';
import type { PlacedFault } from './placed-fault.ts';
import { catalogueSchema } from './catalogue-schema.ts';
import { describeCatalogueIssue } from './describe-catalogue-issue.ts';
import { lineOf } from './line-of.ts';
import { placedFaults } from './placed-faults.ts';

export type CatalogueFault = Readonly<{ line: number; reason: string }>;

export type ParsedCatalogue =
  Readonly<{ ok: true; catalogue: Catalogue }> | Readonly<{ ok: false; faults: readonly CatalogueFault[] }>;

/** Reads a catalogue file. What is wrong comes with its line, in the file's order. */
export function parseCatalogue(source: string): ParsedCatalogue {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const place = ({ path, reason }: PlacedFault): CatalogueFault => ({
    line: lineOf(document, lines, path),
    reason: `${path.length === 0 ? 'The catalogue' : path.join('.')} ${reason}.`,
  });

  const misspelt = [...document.errors, ...document.warnings];
  if (misspelt.length > 0) {
    return faulty(
      misspelt.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, reason: `${message}.` })),
    );
  }
  const written = plainValueOf(document);
  if (!written.ok) return faulty([place({ path: [], reason: written.reason })]);

  const parsed = catalogueSchema.safeParse(written.value, { error: describeCatalogueIssue });
  if (!parsed.success) return faulty(parsed.error.issues.flatMap(placedFaults).map(place));
  const faults = catalogueFaults(parsed.data);
  return faults.length === 0 ? { ok: true, catalogue: parsed.data } : faulty(faults.map(place));
}

type PlainValue = Readonly<{ ok: true; value: unknown }> | Readonly<{ ok: false; reason: string }>;

function plainValueOf(document: Document): PlainValue {
  try {
    return { ok: true, value: document.toJS() };
  } catch {
    // The library throws here alone: at an alias without its anchor, and at aliases that multiply beyond measure.
    return { ok: false, reason: 'has an alias without its anchor, or too many of them' };
  }
}

function faulty(faults: readonly CatalogueFault[]): ParsedCatalogue {
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) };
}
