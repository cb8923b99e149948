import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type StopSignals = Readonly<{ ask: NodeJS.Signals; force: NodeJS.Signals }>;

/** Asks a child to end, and makes it end when it does not, or when `hurry` says so. Returns when it is gone. */
export async function stopProcess(
  child: ChildProcess,
  { ask, force }: StopSignals = { ask: 'SIGTERM', force: 'SIGKILL' },
  hurry?: AbortSignal,
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = once(child, 'exit');
  const kill = () => child.kill(force);
  const timer = setTimeout(kill, patienceMs);
  hurry?.addEventListener('abort', kill);
  child.kill(hurry?.aborted === true ? force : ask);
  await ended;
  clearTimeout(timer);
  hurry?.removeEventListener('abort', kill);
}

const patienceMs = 20_000;
