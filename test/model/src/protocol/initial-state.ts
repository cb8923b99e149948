import { facts } from './facts.ts';
import type { Scope } from './scope.ts';
import { drift } from './drift.ts';
import { due } from './due.ts';
import { phase } from './phase.ts';
import { restore } from './restore.ts';
import { standing } from './standing.ts';
import type { Row, State } from './state.ts';

/** An account that is settled under revision 1, or a new one. */
export function initialState(scope: Scope): State {
  const row = scope.fresh ? newRow() : settledRow();
  return {
    now: 0,
    lastValue: row.fence,
    row,
    product: scope.fresh ? { facts: facts.nothing, revision: 0 } : { facts: 0, revision: 1 },
    intentions: scope.intentions.map(() => ({
      standing: standing.unborn,
      ticket: 0,
      seen: 0,
      kept: facts.nothing,
    })),
    attempts: Array.from({ length: scope.intentions.length + scope.zombies }, () => ({
      phase: phase.idle,
      fence: 0,
      facts: 0,
      superseded: 0,
    })),
    late: Array.from({ length: scope.latePushes }, () => ({ revision: 0, facts: 0 })),
    drift: drift.none,
    restore: restore.notBackedUp,
    backup: { row: emptyRow, lastValue: 0, now: 0 },
  };
}

const emptyRow: Row = {
  facts: 0,
  revision: 0,
  covered: 0,
  fence: 0,
  leased: 0,
  pending: 0,
  due: due.never,
  incident: 0,
  acked: 0,
  answered: 0,
};

function newRow(): Row {
  return { ...emptyRow, facts: facts.nothing, acked: facts.nothing, pending: 1 };
}

function settledRow(): Row {
  return { ...emptyRow, revision: 1, covered: 1, fence: 1 };
}
