import { z } from 'zod';

const levels = new Map<number | string, string>([
  ['warn', 'warning'],
  ['error', 'error'],
  ['fatal', 'error'],
  [40, 'warning'],
  [50, 'error'],
  [60, 'error'],
]);

const entrySchema = z.object({ level: z.union([z.number(), z.string()]), msg: z.string() });

/** What a service's log line warns of, in short; null where it does not warn. */
export function warningOf(line: string): string | null {
  const entry = parse(line);
  const kind = entry === null ? undefined : levels.get(entry.level);
  return entry === null || kind === undefined ? null : `${kind}: ${entry.msg}`;
}

function parse(line: string): z.output<typeof entrySchema> | null {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
