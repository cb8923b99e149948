import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Runs a program of the built worker with nothing in its environment but what is given. */
export function startProcess(program: 'main.js' | 'bundle-workflows.js', env: NodeJS.ProcessEnv) {
  if (!existsSync(`${dist}${program}`)) {
    throw new Error('The worker is not built; run `npx tsc -b apps/worker` first.');
  }
  const child = spawn(process.execPath, [`${dist}${program}`], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'close');
  return {
    output: () => output,
    /** Its exit code; null if a signal ended it. */
    ended: async () => {
      await ended;
      return child.exitCode;
    },
    signal: (name: NodeJS.Signals) => {
      child.kill(name);
    },
  };
}
