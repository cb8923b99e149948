import { isBefore } from './is-before.ts';

export function latest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>(
    (last, instant) => (last === null || isBefore(last, instant) ? instant : last),
    null,
  );
}
