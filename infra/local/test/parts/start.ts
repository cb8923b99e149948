import { setTimeout as delay } from 'node:timers/promises';
import { readRunningContent } from '../../src/start/running-content.ts';
import type { RecordedProcess } from '../../src/start/running-content.ts';
import type { RunningSystem } from '../../src/start/running-system.ts';
import { stateFolder } from '../../src/start/state-folder.ts';
import { run } from './run.ts';
import type { Run } from './run.ts';

export type Started = Run & Readonly<{ system: RunningSystem; children: readonly RecordedProcess[] }>;

const deadlineMs = 90_000;

/** Starts the whole system, and returns when it says where everything is. */
export async function start(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Started> {
  const started = run('main', args, env);
  const { running } = stateFolder(env, '/');
  for (const deadline = Date.now() + deadlineMs; Date.now() < deadline; await delay(50)) {
    const content = readRunningContent(running);
    if (content?.starter.pid === started.process.pid && content?.system) {
      return { ...started, system: content.system, children: content.children };
    }
    if (started.process.exitCode !== null) {
      break;
    }
  }
  started.process.kill('SIGKILL');
  throw new Error(`The system did not start:\n${started.said()}`);
}
