import { isAlive } from '../../src/start/is-alive.ts';
import type { Started } from './start.ts';

/** Leaves this machine as it was, whatever a test has come to. */
export function endAll(systems: readonly Pick<Started, 'process' | 'children'>[]): void {
  for (const { process: starter, children } of systems) {
    starter.kill('SIGKILL');
    for (const { pid } of children.filter(isAlive)) {
      process.kill(pid, 'SIGKILL');
    }
  }
}
