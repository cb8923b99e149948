import { createHash } from 'node:crypto';

/** Tells apart what two callers asked for without showing it: parts in a fixed order, as JSON so that they cannot run together. */
export function fingerprint(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
