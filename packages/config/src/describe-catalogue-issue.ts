import type { z } from 'zod';

const expectations: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a mapping of keys to values'],
  ['record', 'a mapping of plan ids to plans'],
]);

/** For what the schema itself has no words. */
export function describeCatalogueIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? 'is missing'
      : `must be ${expectations.get(issue.expected) ?? 'something else'}`;
  }
  if (issue.code === 'unrecognized_keys') return 'is not a key that a catalogue has here';
  if (issue.code === 'invalid_key') {
    return 'must be named with small letters, digits, - and _, starting with a letter';
  }
  return undefined;
}
