import { contentOf } from '../protocol/content-of.ts';
import { facts } from '../protocol/facts.ts';
import { holdsAll } from '../protocol/holds-all.ts';
import type { LatePush, State } from '../protocol/state.ts';
import type { World } from './world.ts';

/** A push arrives at the product, which applies it if its revision is greater; true if the answer is that it holds just that. */
export function land(world: World, next: State, push: LatePush): boolean {
  const { scope, breaks } = world;
  const { product, row } = next;
  if (!scope.fenced || push.revision > product.revision || breaks('no-fence-at-product')) {
    const isForeign = product.facts === facts.foreign || product.facts === facts.nothing;
    if (push.revision < product.revision || (!isForeign && !holdsAll(push.facts, product.facts))) {
      world.violate('product-never-steps-back');
    }
    next.product = { revision: push.revision, facts: push.facts };
  } else if (
    push.revision !== product.revision ||
    contentOf(scope, push.facts) !== contentOf(scope, product.facts)
  ) {
    return false;
  }
  if (push.revision === row.revision) {
    row.answered = 1;
  }
  return true;
}
