import type { State } from './state.ts';

/** A step changes a copy. By hand: `structuredClone` takes fifty times as long, and this runs for every step of millions. */
export function copyState(state: State): State {
  return {
    ...state,
    row: { ...state.row },
    product: { ...state.product },
    intentions: state.intentions.map((intention) => ({ ...intention })),
    attempts: state.attempts.map((attempt) => ({ ...attempt })),
    late: state.late.map((push) => ({ ...push })),
    backup: { ...state.backup, row: { ...state.backup.row } },
  };
}
