import { phase } from '../protocol/phase.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import type { World } from './world.ts';

/**
 * A process dies or stalls. The attempt becomes a zombie, which may do its next steps at any time or never: that covers a crash, a stall, a
 * partition, and a statement or push that was under way. Where the product has no fence only a death is looked at, because there a lease
 * that ends under a live holder is harm that nothing can undo.
 */
export function crash(world: World, state: State, place: number, actor: string): void {
  const { attempt } = attemptAt(state, place);
  if (world.scope.fenced) {
    const free = state.attempts.findIndex(
      ({ phase: at }, index) => index >= state.intentions.length && at === phase.idle,
    );
    if (free !== -1) {
      world.take(actor, 'dies or stalls', (next) => {
        next.attempts[free] = { ...attempt };
        attemptAt(next, place).attempt.phase = phase.idle;
      });
    }
  } else if (attempt.phase !== phase.pushSent) {
    // With a push under way, dying is the same as giving it up.
    world.take(actor, 'dies', (next) => {
      attemptAt(next, place).attempt.phase = phase.idle;
    });
  }
}
