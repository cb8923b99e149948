import { facts } from './facts.ts';
import type { IntentionKind, Scope } from './scope.ts';
import { drift } from './drift.ts';
import { due } from './due.ts';
import { restore } from './restore.ts';
import { standing } from './standing.ts';
import type { State } from './state.ts';

/** Every reason has had its intention, every intention has ended, and no date asks for another. Zombies and late pushes may be about. */
export function isQuiet(scope: Scope, state: State): boolean {
  const graceIsOver = (state.now & facts.secondChange) !== 0;
  const isDue = state.row.due === due.anyTime || (state.row.due === due.atGraceEnd && graceIsOver);
  return (
    !isDue &&
    state.restore !== restore.restored &&
    state.drift !== drift.happened &&
    state.drift !== drift.seen &&
    scope.intentions.every((kind, place) => {
      const at = state.intentions[place]?.standing;
      return at === standing.unborn ? !isOwed(state, kind) : at !== standing.open;
    })
  );
}

/** Its reason is there and it has not come yet. */
function isOwed({ now, drift: drifted, restore: restored }: State, kind: IntentionKind): boolean {
  switch (kind) {
    case 'event-1':
      return (now & facts.firstChange) !== 0;
    case 'event-2':
      return (now & facts.secondChange) !== 0;
    case 'link':
      return (now & facts.link) !== 0;
    case 'catalogue':
      return (now & facts.catalogue) !== 0;
    case 'drift':
      return drifted === drift.repaired;
    case 'restored':
      return restored === restore.resumed;
    case 'sync':
    case 'recheck':
      return false;
  }
}
