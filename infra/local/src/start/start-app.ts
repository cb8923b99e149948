import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ExplainedError } from '../explained-error.ts';
import type { Supervisor } from './supervisor.ts';

/** Starts one of the apps as it is built. */
export async function startApp(
  name: 'gateway' | 'worker' | 'sandbox' | 'codec',
  { root, env, supervisor }: Readonly<{ root: string; env: NodeJS.ProcessEnv; supervisor: Supervisor }>,
): Promise<void> {
  const script = join(root, 'apps', name, 'dist', 'main.js');
  await access(script).catch((cause: unknown) => {
    throw new ExplainedError(`${script} is missing: \`npx -y pnpm@12 run build\` makes it.`, { cause });
  });
  const app = spawn(process.execPath, [script], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group; the parts are stopped by us, in their order.
    detached: true,
  });
  supervisor.adopt(name, app);
}
