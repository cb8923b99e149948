import { facts } from '../protocol/facts.ts';
import { drift } from '../protocol/drift.ts';
import type { State } from '../protocol/state.ts';
import { demandPush } from './demand-push.ts';
import { supersede } from './supersede.ts';
import type { World } from './world.ts';

/** What happens outside: Stripe's two changes, a new catalogue version, a link to another customer, somebody else's hand at the product. */
export function changeWorld(world: World, state: State): void {
  const { scope } = world;
  const lacks = (bit: number) => (state.now & bit) === 0;
  const happens = (actor: string, step: string, bit: number) =>
    world.take(actor, step, (next) => {
      next.now |= bit;
    });
  if (lacks(facts.firstChange)) {
    if (scope.grace || scope.intentions.includes('event-1')) {
      happens('Stripe', 'changes', facts.firstChange);
    }
  } else if (lacks(facts.secondChange) && (scope.grace || scope.intentions.includes('event-2'))) {
    happens(
      scope.grace ? 'time' : 'Stripe',
      scope.grace ? 'ends the grace period' : 'changes again',
      facts.secondChange,
    );
  }
  if (scope.intentions.includes('catalogue') && lacks(facts.catalogue)) {
    happens('operator', 'applies a catalogue', facts.catalogue);
  }
  if (scope.intentions.includes('link') && lacks(facts.link)) {
    link(world);
  }
  if (scope.intentions.includes('drift') && state.drift === drift.none) {
    driftAtProduct(world);
  }
}

/** One transaction: the mapping changes, the lease is voided, nothing counts as covered, a push is demanded. */
function link(world: World): void {
  const { breaks, take } = world;
  take('operator', 'links another customer', (next, draw) => {
    next.now |= facts.link;
    if (!breaks('link-leaves-lease')) {
      supersede(next, draw());
      next.row.leased = 0;
    }
    if (!breaks('link-keeps-coverage') && !breaks('link-keeps-coverage-and-push')) {
      next.row.covered = 0;
    }
    if (!breaks('link-demands-no-push') && !breaks('link-keeps-coverage-and-push')) {
      demandPush(world, next);
    }
  });
}

function driftAtProduct({ take }: World): void {
  take('somebody', 'changes the product’s entitlement', (next) => {
    next.product.facts = facts.foreign;
    next.drift = drift.happened;
  });
  take('somebody', 'loses the product’s entitlement', (next) => {
    next.product = { facts: facts.nothing, revision: 0 };
    next.drift = drift.happened;
  });
}
