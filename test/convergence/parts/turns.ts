import { setImmediate } from 'node:timers/promises';
import { ProcessDied } from './process-died.ts';

type Port = 'database' | 'stripe' | 'product' | 'workflow';

/** An operation at a port of the attempt, which waits to be told to go on. */
export type Turn = Readonly<{ port: Port; operation: string; take(): Promise<void> }>;

/** Stands in front of every operation by which an attempt touches the world. */
export type Gate = <Result>(port: Port, operation: string, run: () => Promise<Result>) => Promise<Result>;

const patienceMs = 20_000;

/** Lets an attempt do nothing outside of itself without being told so: between two turns others can do whatever they like. */
export function createTurns() {
  const waiting: Turn[] = [];
  const refusals = new Map<Turn, (error: Error) => void>();
  let isDead = false;

  const gate: Gate = (port, operation, run) =>
    new Promise((resolve, reject) => {
      if (isDead) {
        reject(new ProcessDied());
        return;
      }
      const turn: Turn = {
        port,
        operation,
        take: async () => {
          waiting.splice(waiting.indexOf(turn), 1);
          refusals.delete(turn);
          await run().then(resolve, reject);
        },
      };
      waiting.push(turn);
      refusals.set(turn, reject);
    });

  return {
    gate,
    waiting,
    /** The process is gone: what waited never happens, and nothing of it happens any more. */
    die: () => {
      isDead = true;
      waiting.splice(0);
      for (const refuse of refusals.values()) {
        refuse(new ProcessDied());
      }
      refusals.clear();
    },
    /** Until the attempt waits for a turn again or has ended: everything between two turns is computing and takes no time. */
    untilIdle: async (hasEnded: () => boolean) => {
      const until = performance.now() + patienceMs;
      for (let rounds = 0; rounds < 3 || (waiting.length === 0 && !hasEnded()); rounds += 1) {
        if (performance.now() > until) {
          throw new Error(
            'An attempt neither ended nor came to a port: it waits for something that has no gate.',
          );
        }
        await setImmediate();
      }
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
