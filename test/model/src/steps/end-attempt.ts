import { holdsAll } from '../protocol/holds-all.ts';
import { phase } from '../protocol/phase.ts';
import { standing } from '../protocol/standing.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import type { World } from './world.ts';

export type End = 'settled' | 'needs-attention' | 'failed';

/** The attempt is over; what it means for its intention, unless that has given it up. A failed attempt is followed by another. */
export function endAttempt(world: World, next: State, place: number, end: End): void {
  const { attempt, intention, row } = attemptAt(next, place);
  attempt.phase = phase.idle;
  if (intention === undefined || end === 'failed') {
    return;
  }
  if (end === 'settled' ? !holdsAll(row.acked, intention.seen) : row.incident === 0) {
    world.violate('acknowledged-event-is-answered');
  }
  const kind = world.scope.intentions[place];
  const comesAgain = kind === 'sync' || kind === 'recheck';
  intention.standing = comesAgain
    ? standing.unborn
    : end === 'settled'
      ? standing.settled
      : standing.needsAttention;
}
