import { ExplainedError } from './explained-error.ts';
import { repositoryRoot } from './repository-root.ts';
import { runCommand } from './run-command.ts';
import { findLaunchers } from './start/find-launchers.ts';
import { runSystem } from './start/run-system.ts';
import { watchProcesses } from './start/watch-processes.ts';

/** npx and pnpm may pass on a Ctrl-C that reached us already: what comes at once is not impatience. */
const echoMs = 500;

const stop = new AbortController();
const hurry = new AbortController();
let askedAt = Infinity;

// Interrupted, terminated, terminal closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stop.signal.aborted) {
      askedAt = performance.now();
      stop.abort();
    } else if (performance.now() - askedAt > echoMs) {
      hurry.abort();
    }
  });
}

watchProcesses(findLaunchers(process.env, process.ppid), () => stop.abort());

// A terminal that closed takes no more text; that must not keep us from stopping what runs.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => undefined);
}

await runCommand(async () => {
  const [option, ...others] = process.argv.slice(2);
  if ((option !== undefined && option !== '--fresh') || others.length > 0) {
    throw new ExplainedError('Usage: start [--fresh]');
  }
  await runSystem({
    env: process.env,
    root: repositoryRoot,
    fresh: option === '--fresh',
    say: (line) => process.stdout.write(`${line}\n`),
    stop: stop.signal,
    hurry: hurry.signal,
  });
});
// Not by running out of work: a download that was under way would hold the process.
process.exit(hurry.signal.aborted ? 130 : process.exitCode);
