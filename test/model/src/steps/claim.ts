import { facts } from '../protocol/facts.ts';
import { phase } from '../protocol/phase.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { endAttempt } from './end-attempt.ts';
import { isCovered } from './is-covered.ts';
import { supersede } from './supersede.ts';
import type { World } from './world.ts';

/** `claim`: covered, held, or the lease with a new fence. */
export function claim(world: World, state: State, place: number, actor: string): void {
  const { intention, row } = attemptAt(state, place);
  const ticket = intention?.ticket ?? 0;
  if (isCovered(world, state, ticket)) {
    world.take(actor, 'claims and is covered', (next) => endAttempt(world, next, place, 'settled'));
    return;
  }
  if (row.leased === 1) {
    if (world.breaks('held-lease-taken-as-done')) {
      world.take(actor, 'finds the lease held and calls that done', (next) =>
        endAttempt(world, next, place, 'settled'),
      );
    }
    return;
  }
  world.take(actor, 'claims the lease', (next, draw) => {
    const mine = attemptAt(next, place);
    const fence = draw();
    supersede(next, fence);
    next.row.leased = 1;
    Object.assign(mine.attempt, { fence, superseded: 0, ...firstStage(world, mine) });
  });
}

function firstStage({ breaks }: World, { attempt, intention }: ReturnType<typeof attemptAt>) {
  if (breaks('customers-read-before-fence')) {
    return { phase: phase.customersRead, facts: attempt.facts };
  }
  const kept = intention?.kept ?? facts.nothing;
  return breaks('fact-kept-over-retry') && kept !== facts.nothing
    ? { phase: phase.stripeRead, facts: kept }
    : { phase: phase.claimed, facts: 0 };
}
