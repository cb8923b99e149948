import type { Attempt } from './attempt.ts';
import type { Episode } from './create-episode.ts';
import type { Intention } from './intention.ts';
import type { Turn } from './turns.ts';

/** Moves for schedules that are written by hand. */
export function createMoves(episode: Episode) {
  async function until(attempt: Attempt, operation: string): Promise<Turn> {
    for (;;) {
      const { waiting } = attempt.turns;
      const found = waiting.find((turn) => turn.operation === operation);
      const [next] = waiting;
      if (found !== undefined) {
        return found;
      }
      if (next === undefined) {
        throw new Error(`${attempt.reader.name} ended before "${operation}".`);
      }
      await episode.take(attempt, next);
    }
  }

  return {
    /** Lets the attempt go on until it is about to do this. */
    until,

    /** Lets the attempt go on until it has done this. */
    through: async (attempt: Attempt, operation: string) => {
      await episode.take(attempt, await until(attempt, operation));
    },

    /** Lets the attempt go on to its end. */
    finish: async (attempt: Attempt) => {
      for (let next = attempt.turns.waiting[0]; next !== undefined; next = attempt.turns.waiting[0]) {
        await episode.take(attempt, next);
      }
    },

    /** The operator's procedure after a restore. */
    proceed: async () => {
      const restored = await episode.restore.goOn();
      if (restored !== null) {
        episode.intend(restored);
      }
    },

    /** The oldest event that Stripe has for us arrives. */
    deliver: (): Intention => {
      const intention = episode.deeds.undelivered.shift();
      if (intention === undefined) {
        throw new Error('Stripe has no event to deliver.');
      }
      return episode.intend(intention);
    },
  };
}

export type Moves = ReturnType<typeof createMoves>;
