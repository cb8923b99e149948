import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/repository-root.ts';

type Ended = Readonly<{ code: number | null; said: string }>;
export type Run = Readonly<{ process: ChildProcess; said(): string; ended: Promise<Ended> }>;

/** Shorter than a test’s, which would otherwise end without stopping what it waits for. */
const deadlineMs = 180_000;

/** Runs one of this package's commands as it is built. */
export function run(
  command: 'main' | 'migrate-main' | 'catalogue-main',
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Run {
  const script = join(repositoryRoot, 'infra/local/dist', `${command}.js`);
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: deadlineMs,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, said }));
  return { process: child, said: () => said, ended };
}
