import { facts } from '../protocol/facts.ts';
import { phase } from '../protocol/phase.ts';
import type { Phase } from '../protocol/phase.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { holdsLease } from './holds-lease.ts';
import type { World } from './world.ts';

/** The statements and requests that gather facts under the fence, one after another. A change between two of them may be seen by the later only. */
export function read(world: World, state: State, place: number, actor: string): void {
  const stage = nextStage(world, attemptAt(state, place).attempt.phase);
  world.take(actor, stage.step, (next) => {
    const { attempt, row } = attemptAt(next, place);
    attempt.facts |= next.now & stage.sees;
    attempt.phase = stage.to;
    if (stage.renews) {
      // The renewal is a statement of its own; what happens between it and the page is refused by the next guard as well.
      if (holdsLease(next, place)) {
        row.leased = 1;
      } else {
        attempt.phase = phase.failed;
      }
    }
  });
  if (place < state.intentions.length) {
    world.take(actor, 'fails to read', (next) => {
      attemptAt(next, place).attempt.phase = phase.failed;
    });
  }
}

type Stage = Readonly<{ step: string; sees: number; to: Phase; renews: boolean }>;

/** Statements that have nothing to see in the scope are left out. */
function nextStage({ scope }: World, at: Phase): Stage {
  const { firstChange, secondChange, link, catalogue } = facts;
  if (at === phase.claimed && scope.intentions.includes('link')) {
    return { step: 'reads its customers', sees: link, to: phase.customersRead, renews: false };
  }
  if (at <= phase.customersRead && scope.intentions.includes('catalogue')) {
    return { step: 'reads the catalogue’s version', sees: catalogue, to: phase.versionRead, renews: false };
  }
  if (at === phase.firstPageRead) {
    return { step: 'reads Stripe’s second page', sees: secondChange, to: phase.stripeRead, renews: true };
  }
  return scope.paged
    ? { step: 'reads Stripe’s first page', sees: firstChange, to: phase.firstPageRead, renews: true }
    : { step: 'reads Stripe', sees: firstChange | secondChange, to: phase.stripeRead, renews: true };
}
