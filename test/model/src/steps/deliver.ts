import { facts } from '../protocol/facts.ts';
import type { IntentionKind } from '../protocol/scope.ts';
import { drift } from '../protocol/drift.ts';
import { due } from '../protocol/due.ts';
import { restore } from '../protocol/restore.ts';
import { standing } from '../protocol/standing.ts';
import type { Intention, State } from '../protocol/state.ts';
import type { World } from './world.ts';

/** An intention comes to be and draws its ticket: at any time after its reason, which may be days. */
export function deliver(world: World, state: State, place: number, kind: IntentionKind): void {
  const { standing: at, ticket } = intentionAt(state, place);
  const isUnregistered = at === standing.open && ticket === 0;
  if (!isUnregistered && (at !== standing.unborn || !hasReason(state, kind))) {
    return;
  }
  world.take(kind, 'draws its ticket', (next, draw) => {
    const intention = intentionAt(next, place);
    intention.standing = standing.open;
    intention.ticket =
      kind === 'recheck' && world.breaks('recheck-with-old-ticket') ? next.row.covered : draw();
    intention.seen = next.now;
  });
}

function intentionAt({ intentions }: State, place: number): Intention {
  const intention = intentions[place];
  if (intention === undefined) {
    throw new Error(`There is no intention ${place}.`);
  }
  return intention;
}

function hasReason({ now, row, drift: drifted, restore: restored }: State, kind: IntentionKind): boolean {
  const graceIsOver = (now & facts.secondChange) !== 0;
  switch (kind) {
    case 'event-1':
      return (now & facts.firstChange) !== 0;
    case 'event-2':
      return graceIsOver;
    case 'link':
      return (now & facts.link) !== 0;
    case 'catalogue':
      return (now & facts.catalogue) !== 0;
    case 'sync':
      return true;
    case 'recheck':
      return row.due === due.anyTime || (row.due === due.atGraceEnd && graceIsOver);
    case 'drift':
      return drifted === drift.repaired;
    case 'restored':
      return restored === restore.resumed;
  }
}
