import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './is-alive.ts';
import type { RecordedProcess } from './running-content.ts';

const patienceMs = 8000;

/** Ends what a killed start command left behind, the youngest first: services before what they use. */
export async function endLeftovers(
  children: readonly RecordedProcess[],
  onProgress: (line: string) => void,
): Promise<void> {
  for (const child of children.toReversed().filter(isAlive)) {
    onProgress(`Ending ${child.name}, which an earlier start left behind (process ${child.pid}) …`);
    // Not SIGTERM, at which PostgreSQL waits for its clients. The others do not distinguish the two.
    kill(child, 'SIGINT');
    for (const deadline = Date.now() + patienceMs; isAlive(child); await delay(50)) {
      if (Date.now() > deadline) {
        kill(child, 'SIGKILL');
      }
    }
  }
}

function kill({ pid }: RecordedProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
