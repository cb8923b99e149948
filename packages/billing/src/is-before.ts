import { wholeSeconds } from './whole-seconds.ts';

export function isBefore(instant: string, other: string): boolean {
  return wholeSeconds(instant) < wholeSeconds(other);
}
