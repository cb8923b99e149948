import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';

/** The guard `WHERE fence = mine`. */
export function holdsLease(state: State, place: number): boolean {
  const { attempt, row } = attemptAt(state, place);
  return row.fence === attempt.fence;
}
