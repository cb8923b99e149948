import { banner } from './banner.ts';
import { bringUp } from './bring-up.ts';
import { forgetState } from './forget-state.ts';
import { takeRunningRecord } from './running-record.ts';
import { stateFolder } from './state-folder.ts';
import { createSupervisor } from './supervisor.ts';
import { createWarner } from './create-warner.ts';

export type RunSystemOptions = Readonly<{
  env: NodeJS.ProcessEnv;
  root: string;
  /** Forget what an earlier start has kept. */
  fresh: boolean;
  say: (line: string) => void;
  /** Aborted when everything is to be stopped. */
  stop: AbortSignal;
  /** Aborted when stopping takes too long for whoever waits. */
  hurry: AbortSignal;
}>;

/** Runs the whole system until it is asked to stop, which returns, or until a part of it fails, which throws. Either way nothing is left. */
export async function runSystem({ env, root, fresh, say, stop, hurry }: RunSystemOptions): Promise<void> {
  const started = performance.now();
  const state = stateFolder(env, root);
  const record = await takeRunningRecord(state.running, say);
  try {
    if (fresh) {
      await forgetState(state);
    }
    const supervisor = createSupervisor({ logs: state.logs, record, onLine: createWarner(say) });
    const stopped = aborted(stop);
    const ready = bringUp({ env, root, state, supervisor, say, signal: stop });
    try {
      const system = await Promise.race([ready, supervisor.failure, stopped]);
      if (system !== null) {
        record.describe(system);
        say(banner(system, { logs: state.logs, seconds: (performance.now() - started) / 1000 }));
        await Promise.race([supervisor.failure, stopped]);
      }
      say('Stopping …');
    } finally {
      ready.catch(() => undefined);
      await supervisor.stop(hurry);
    }
  } finally {
    record.release();
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
}
