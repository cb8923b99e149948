import { due } from '../protocol/due.ts';
import type { State } from '../protocol/state.ts';
import { setDue } from './set-due.ts';
import type { World } from './world.ts';

/** `push_pending = true` by somebody who does not push: what the product has acknowledged so far does not count any more. */
export function demandPush(world: World, { row }: State): void {
  row.pending = 1;
  row.answered = 0;
  setDue(world, row, world.breaks('pending-push-never-due') ? row.due : due.anyTime);
}
