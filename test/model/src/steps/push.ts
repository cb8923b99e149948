import { phase } from '../protocol/phase.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { endAttempt } from './end-attempt.ts';
import { holdsLease } from './holds-lease.ts';
import { land } from './land.ts';
import type { World } from './world.ts';

/** A push under way: it lands and is answered, is refused, or its sender gives it up while it may still land. */
export function push(world: World, state: State, place: number, actor: string): void {
  world.take(actor, 'has its push land', (next) => {
    const { attempt } = attemptAt(next, place);
    const isHeld = land(world, next, { revision: attempt.fence, facts: attempt.facts });
    attempt.phase = isHeld || world.breaks('conflict-taken-as-done') ? phase.acknowledged : phase.conflicted;
  });
  if (place >= state.intentions.length) {
    return;
  }
  world.take(actor, 'has its push refused', (next) => {
    attemptAt(next, place).attempt.phase = phase.failed;
  });
  world.take(actor, 'loses its push', (next) => givenUp(world, next, place));
  if (state.late.some(({ revision }) => revision === 0)) {
    world.take(actor, 'gives up a push that may still land', (next) => {
      const { attempt } = attemptAt(next, place);
      const free = next.late.findIndex(({ revision }) => revision === 0);
      next.late[free] = { revision: attempt.fence, facts: attempt.facts };
      givenUp(world, next, place);
    });
  }
}

/** Without an answer the lease stays until it ends by itself. */
function givenUp(world: World, next: State, place: number): void {
  if (world.breaks('unknown-push-taken-as-done')) {
    attemptAt(next, place).attempt.phase = phase.acknowledged;
    return;
  }
  if (world.breaks('unknown-push-releases-lease') && holdsLease(next, place)) {
    next.row.leased = 0;
  }
  endAttempt(world, next, place, 'failed');
}
