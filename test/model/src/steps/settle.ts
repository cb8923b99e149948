import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { decidedDue } from './decided-due.ts';
import { endAttempt } from './end-attempt.ts';
import { holdsLease } from './holds-lease.ts';
import { setDue } from './set-due.ts';
import type { World } from './world.ts';

/** `settlePush`, after the product's acknowledgement; or the answer never arrives. */
export function settle(world: World, state: State, place: number, actor: string): void {
  const { breaks } = world;
  if (place < state.intentions.length) {
    world.take(actor, 'loses the answer', (next) => endAttempt(world, next, place, 'failed'));
  }
  const isOurs = holdsLease(state, place) || breaks('no-lease-guard-at-settle');
  if (!isOurs || attemptAt(state, place).attempt.fence !== state.row.revision) {
    world.take(actor, 'cannot settle: lease lost', (next) =>
      endAttempt(world, next, place, breaks('lost-lease-taken-as-done') ? 'settled' : 'failed'),
    );
    return;
  }
  world.take(actor, 'settles', (next) => {
    const { attempt, row } = attemptAt(next, place);
    if (row.pending === 1 && row.answered === 0) {
      world.violate('pending-cleared-only-by-acknowledgement');
    }
    if (attempt.superseded === 1) {
      world.violate('superseded-attempt-writes-nothing');
    }
    row.pending = 0;
    row.leased = 0;
    row.incident = 0;
    row.acked = row.facts;
    setDue(world, row, decidedDue(world, attempt.facts));
    endAttempt(world, next, place, 'settled');
  });
}
