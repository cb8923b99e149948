import { standing } from '../protocol/standing.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import type { World } from './world.ts';

/** An intention that does not retry for ever has failed often enough. */
export function giveUp(world: World, state: State, place: number, actor: string): void {
  const kind = world.scope.intentions[place];
  if (kind === undefined || !world.scope.givingUp.includes(kind)) {
    return;
  }
  world.take(actor, 'gives up', (next) => {
    const { intention } = attemptAt(next, place);
    if (intention !== undefined) {
      intention.standing = kind === 'sync' || kind === 'recheck' ? standing.unborn : standing.gaveUp;
    }
  });
}
