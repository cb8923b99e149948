import { drift } from './drift.ts';
import { phase } from './phase.ts';
import type { Attempt, State } from './state.ts';
import type { Scope } from './scope.ts';

/**
 * Takes at once what can only end in one way and touches nobody, so that its moment need not be told apart: it is what makes three attempts
 * with zombies small enough. It relies on the guards, so a run with a broken rule goes without it; and a test compares a scope with and
 * without.
 */
export function foresee(scope: Scope, state: State): void {
  for (const attempt of state.attempts) {
    if (attempt.phase !== phase.idle && isLost(scope, state, attempt)) {
      attempt.phase = phase.idle;
    }
  }
  for (const push of state.late) {
    if (push.revision !== 0 && isRefused(scope, state, push.revision)) {
      push.revision = 0;
      push.facts = 0;
    }
  }
  if (scope.fenced) {
    // A lease that may end at any time hinders nobody: the moment of its end makes no difference.
    state.row.leased = 0;
  }
}

/** Every guard will refuse it, and so will the product. */
function isLost(scope: Scope, state: State, { phase: at, fence }: Attempt): boolean {
  return fence !== state.row.fence && (at !== phase.pushSent || isRefused(scope, state, fence));
}

function isRefused(
  { fenced, intentions }: Scope,
  { product, drift: drifted }: State,
  revision: number,
): boolean {
  const mayBeReset = intentions.includes('drift') && drifted === drift.none;
  return fenced && revision <= product.revision && !mayBeReset;
}
