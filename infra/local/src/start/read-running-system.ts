import { isAlive } from './is-alive.ts';
import { readRunningContent } from './running-content.ts';
import type { RunningSystem } from './running-system.ts';
import type { StateFolder } from './state-folder.ts';

/** The system that runs with this state folder; null when there is none, or when it does not answer yet. */
export function readRunningSystem(state: StateFolder): RunningSystem | null {
  const content = readRunningContent(state.running);
  return content !== null && isAlive(content.starter) ? content.system : null;
}
