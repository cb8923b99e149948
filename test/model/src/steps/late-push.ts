import type { State } from '../protocol/state.ts';
import { land } from './land.ts';
import type { World } from './world.ts';

/** A push that its sender gave up lands after all, or never will. */
export function latePush(world: World, state: State): void {
  state.late.forEach((push, index) => {
    if (push.revision === 0) {
      return;
    }
    world.take('network', 'lands an abandoned push', (next) => {
      next.late[index] = { revision: 0, facts: 0 };
      land(world, next, push);
    });
    world.take('network', 'drops an abandoned push', (next) => {
      next.late[index] = { revision: 0, facts: 0 };
    });
  });
}
