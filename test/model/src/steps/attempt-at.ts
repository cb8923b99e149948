import type { Attempt, Intention, Row, State } from '../protocol/state.ts';

/** The attempt at a place, its row, and the intention that waits for it; a zombie's intention has gone on without it. */
export function attemptAt(
  { attempts, intentions, row }: State,
  place: number,
): Readonly<{ attempt: Attempt; intention: Intention | undefined; row: Row }> {
  const attempt = attempts[place];
  if (attempt === undefined) {
    throw new Error(`There is no place ${place} for an attempt.`);
  }
  return { attempt, intention: intentions[place], row };
}
