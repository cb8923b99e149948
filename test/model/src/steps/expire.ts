import type { State } from '../protocol/state.ts';
import type { World } from './world.ts';

/**
 * The lease ends: at any time, also under a live holder. Where the product has no fence, time is trusted: it ends after its attempt and after
 * a push that its attempt gave up.
 */
export function expire(world: World, { row, attempts, late }: State): void {
  if (row.leased === 0) {
    return;
  }
  const isInUse =
    attempts.some(({ fence }) => fence === row.fence) || late.some(({ revision }) => revision === row.fence);
  if (world.scope.fenced || !isInUse) {
    world.take('time', 'ends the lease', (next) => {
      next.row.leased = 0;
    });
  }
}
