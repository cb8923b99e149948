import { contentOf } from '../protocol/content-of.ts';
import { drift } from '../protocol/drift.ts';
import type { State } from '../protocol/state.ts';
import { demandPush } from './demand-push.ts';
import { supersede } from './supersede.ts';
import type { World } from './world.ts';

/** The drift check asks the product and compares; the repair is a statement of its own, later. */
export function repairDrift(world: World, state: State): void {
  const { scope, breaks } = world;
  const { row, product } = state;
  if (state.drift === drift.happened) {
    const differs =
      contentOf(scope, row.facts) !== contentOf(scope, product.facts) || row.revision !== product.revision;
    world.take('drift check', differs ? 'sees a difference' : 'sees none', (next) => {
      next.drift = differs ? drift.seen : drift.gone;
    });
  }
  if (state.drift === drift.seen) {
    world.take('drift check', 'demands a push', (next, draw) => {
      next.drift = drift.repaired;
      if (!breaks('drift-repair-leaves-lease')) {
        supersede(next, draw());
        next.row.leased = 0;
      }
      if (!breaks('drift-repair-without-push-pending')) {
        demandPush(world, next);
      }
    });
  }
}
