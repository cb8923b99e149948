import { rankSequenceValues } from './rank-sequence-values.ts';
import { phase } from './phase.ts';
import { standing } from './standing.ts';
import type { Attempt, LatePush, State } from './state.ts';

/** Gives states that differ in nothing that can matter one form: ranks for values, a fixed order for those without a name. */
export function normalise(state: State): void {
  for (const intention of state.intentions) {
    if (intention.standing !== standing.open) {
      intention.ticket = 0;
      intention.seen = 0;
    }
  }
  for (const attempt of state.attempts) {
    if (attempt.phase === phase.idle) {
      attempt.fence = 0;
      attempt.facts = 0;
      attempt.superseded = 0;
    }
  }
  if (state.row.pending === 0) {
    state.row.answered = 0;
  }
  rankSequenceValues(state);
  sortZombies(state);
  state.late = state.late.toSorted(byRevision);
}

function sortZombies({ attempts, intentions }: State): void {
  if (attempts.length > intentions.length + 1) {
    const zombies = attempts.splice(intentions.length).toSorted(byFence);
    attempts.push(...zombies);
  }
}

function byFence(one: Attempt, other: Attempt): number {
  return one.fence - other.fence || one.phase - other.phase || one.facts - other.facts;
}

function byRevision(one: LatePush, other: LatePush): number {
  return one.revision - other.revision || one.facts - other.facts;
}
