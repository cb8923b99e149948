import type { z } from 'zod';
import type { PlacedFault } from './placed-fault.ts';

/** An unknown key is at fault itself, each of them on its own line, not the mapping that it stands in. */
export function placedFaults({ path, message, ...issue }: z.core.$ZodIssue): readonly PlacedFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], reason: message }));
  }
  return [{ path, reason: message }];
}
