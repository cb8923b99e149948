import { parseCatalogue } from '../src/parse-catalogue.ts';

/** Each fault as one line of text; none for a catalogue that is right. */
export function catalogueFaultsOf(source: string): readonly string[] {
  const parsed = parseCatalogue(source);
  return parsed.ok ? [] : parsed.faults.map(({ line, reason }) => `${line}: ${reason}`);
}
