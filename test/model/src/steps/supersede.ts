import type { State } from '../protocol/state.ts';

/** The row gets another fence: whoever wrote under an older one has lost the lease. */
export function supersede(next: State, fence: number): void {
  next.row.fence = fence;
  for (const attempt of next.attempts) {
    attempt.superseded = 1;
  }
}
