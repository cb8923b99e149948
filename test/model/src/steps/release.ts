import { phase } from '../protocol/phase.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { endAttempt } from './end-attempt.ts';
import { holdsLease } from './holds-lease.ts';
import type { World } from './world.ts';

/** `releaseLease`, after a failure that left nothing under way. */
export function release(world: World, state: State, place: number, actor: string): void {
  const isOurs = holdsLease(state, place);
  world.take(actor, isOurs ? 'gives the lease back' : 'has no lease to give back', (next) => {
    const { attempt, row } = attemptAt(next, place);
    if (isOurs) {
      row.leased = 0;
      if (attempt.superseded === 1 && attempt.phase === phase.failed) {
        world.violate('superseded-attempt-writes-nothing');
      }
    }
    endAttempt(world, next, place, 'failed');
  });
}
