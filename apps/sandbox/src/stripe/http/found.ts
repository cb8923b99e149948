import { missing } from './missing.ts';

/** What was looked up by the id in the path, or 404. */
export function found<T>(object: T | undefined, kind: string, id: string): T {
  if (object === undefined) {
    throw missing(kind, id);
  }
  return object;
}
