import { due } from '../protocol/due.ts';
import { restore } from '../protocol/restore.ts';
import type { State } from '../protocol/state.ts';
import { endAttempt } from './end-attempt.ts';
import { holdsLease } from './holds-lease.ts';
import { setDue } from './set-due.ts';
import type { World } from './world.ts';

/** `postponePush`, after a 409 with other content: an incident and a later try, if the lease is still ours; else somebody newer has pushed. */
export function postpone(world: World, state: State, place: number, actor: string): void {
  const isOurs = holdsLease(state, place);
  if (!isOurs && !world.breaks('incident-without-lease-guard')) {
    world.take(actor, 'cannot postpone: lease lost', (next) => endAttempt(world, next, place, 'failed'));
    return;
  }
  world.take(actor, 'opens the incident product-ahead', (next) => {
    if (isOurs && next.restore !== restore.restored) {
      world.violate('product-is-never-ahead');
    }
    next.row.incident = 1;
    if (isOurs) {
      next.row.leased = 0;
      setDue(world, next.row, due.anyTime);
    }
    endAttempt(world, next, place, 'needs-attention');
  });
}
