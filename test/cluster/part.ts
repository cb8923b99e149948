import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type PartKind = 'gateway' | 'worker' | 'temporal' | 'postgres';

/** One process of the system that can be killed at any time and comes back at the same place. */
export type Part = Readonly<{
  name: string;
  kind: PartKind;
  /** SIGKILL, then a start at the same port with the same data. Returns when it answers again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
  /** Whether the process is gone although nobody killed it. */
  endedByItself(): boolean;
  /** What is under way in this process right now; a fault that hits nothing proves nothing. */
  inFlight(): Promise<number>;
}>;

type Running = Readonly<{ process: ChildProcess; stop(): Promise<void> }>;

export async function createPart(
  given: Pick<Part, 'name' | 'kind' | 'inFlight'> & Readonly<{ start(): Promise<Running> }>,
): Promise<Part> {
  const { start, ...part } = given;
  let running = await start();
  const endedByItself = () => running.process.exitCode !== null || running.process.signalCode !== null;
  return {
    ...part,
    endedByItself,
    crash: async () => {
      if (endedByItself()) {
        throw new Error(`${part.name} was dead before it was killed.`);
      }
      const gone = once(running.process, 'exit');
      running.process.kill('SIGKILL');
      await gone;
      running = await start();
    },
    stop: async () => running.stop(),
  };
}
