import { contentOf } from '../protocol/content-of.ts';
import { due } from '../protocol/due.ts';
import { phase } from '../protocol/phase.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { decidedDue } from './decided-due.ts';
import { endAttempt } from './end-attempt.ts';
import { holdsLease } from './holds-lease.ts';
import { setDue } from './set-due.ts';
import type { World } from './world.ts';

/** `record`: one statement, so coverage, revision and demand hold or fall together. */
export function record(world: World, state: State, place: number, actor: string): void {
  const { scope, breaks } = world;
  if (!holdsLease(state, place) && !breaks('no-lease-guard-at-record')) {
    world.take(actor, 'cannot record: lease lost', (next) =>
      endAttempt(world, next, place, breaks('lost-lease-taken-as-done') ? 'settled' : 'failed'),
    );
    return;
  }
  world.take(actor, 'records', (next, draw) => {
    const { attempt, intention, row } = attemptAt(next, place);
    if (attempt.superseded === 1) {
      world.violate('superseded-attempt-writes-nothing');
    }
    const differs = contentOf(scope, row.facts) !== contentOf(scope, attempt.facts);
    const isPending = row.pending === 1;
    const push =
      (differs && !breaks('changed-plan-not-pending')) ||
      (isPending && !breaks('unchanged-plan-clears-pending'));
    if (isPending && !push && row.answered === 0) {
      world.violate('pending-cleared-only-by-acknowledgement');
    }
    row.facts = attempt.facts;
    row.covered = breaks('fence-drawn-after-read') ? draw() : attempt.fence;
    row.pending = push ? 1 : 0;
    setDue(
      world,
      row,
      push && !breaks('pending-push-never-due') ? due.anyTime : decidedDue(world, attempt.facts),
    );
    if (intention !== undefined && breaks('fact-kept-over-retry')) {
      intention.kept = attempt.facts;
    }
    if (push) {
      row.revision = attempt.fence;
      row.answered = 0;
      row.leased = breaks('lease-released-before-push') ? 0 : row.leased;
      attempt.phase = phase.pushSent;
    } else {
      row.acked = attempt.facts;
      row.leased = 0;
      endAttempt(world, next, place, 'settled');
    }
  });
}
