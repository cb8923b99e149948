import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stopProcess } from '../stop-process.ts';
import type { StopSignals } from '../stop-process.ts';
import type { RunningRecord } from './running-record.ts';
import { ExplainedError } from '../explained-error.ts';

export type Supervisor = Readonly<{
  /** Notes a child that was just born, keeps its log, and answers for it from now on. */
  adopt(name: string, child: ChildProcess, signals?: StopSignals): void;
  /** Rejects when a child ends that nobody stopped. */
  failure: Promise<never>;
  /** Stops every child, the youngest first. */
  stop(hurry: AbortSignal): Promise<void>;
}>;

type SupervisorDependencies = Readonly<{
  logs: string;
  record: RunningRecord;
  onLine: (name: string, line: string) => void;
}>;

const shownLines = 15;

export function createSupervisor({ logs, record, onLine }: SupervisorDependencies): Supervisor {
  const stops: ((hurry: AbortSignal) => Promise<void>)[] = [];
  let fail: (error: Error) => void;
  let stopped = false;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Several may end at once, and at a moment when nobody waits.
  failure.catch(() => undefined);
  mkdirSync(logs, { recursive: true });

  function adopt(name: string, child: ChildProcess, signals?: StopSignals): void {
    const path = join(logs, `${name}.log`);
    const lastLines = keepLog(child, path, (line) => onLine(name, line));
    const ended = (how: string) => {
      if (!stopped) {
        const lines = lastLines.length === 0 ? '' : ` Its last lines:\n${lastLines.join('\n')}`;
        fail(new ExplainedError(`${name} ${how}. Its whole log is ${path}.${lines}`));
      }
    };
    child.once('error', (error) => ended(`could not be run (${error.message})`));
    child.once('close', (code, signal) =>
      ended(`ended by itself (${signal === null ? `exit code ${code}` : `signal ${signal}`})`),
    );
    if (child.pid !== undefined) {
      record.add(name, child.pid);
    }
    if (stopped) {
      // Born of a step that was under way when everything was asked to stop; nobody uses it yet, and nobody waits for it.
      child.kill(signals?.force ?? 'SIGKILL');
    }
    stops.push((hurry) => stopProcess(child, signals, hurry));
  }

  async function stop(hurry: AbortSignal): Promise<void> {
    stopped = true;
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) {
      await last(hurry);
    }
  }

  return { adopt, failure, stop };
}

/** Writes what the child says to a new log file; the answer always holds its last lines. */
function keepLog(child: ChildProcess, path: string, onLine: (line: string) => void): readonly string[] {
  // A full disk must not take everything down by way of a log.
  const file = createWriteStream(path).on('error', () => undefined);
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) {
      createInterface({ input: stream }).on('line', (line) => {
        file.write(`${line}\n`);
        last.push(line);
        last.splice(0, last.length - shownLines);
        onLine(line);
      });
    }
  }
  child.once('close', () => file.end());
  return last;
}
