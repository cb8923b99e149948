import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The processes between the developer's shell and this one: pnpm, the shell that it runs a script with, npx. Who ends npx alone means the system,
 * but npx passes nothing on, so they have to be watched.
 */
export function findLaunchers(env: NodeJS.ProcessEnv, parent: number): readonly number[] {
  if (env['npm_lifecycle_event'] === undefined) {
    return [];
  }
  const launchers = [parent];
  for (let above = ancestor(parent); above !== null && isLauncher(above); above = ancestor(above.pid)) {
    launchers.push(above.pid);
  }
  return launchers;
}

type Ancestor = Readonly<{ pid: number; command: string }>;

function isLauncher({ command }: Ancestor): boolean {
  return /\b(npm|npx|pnpm)\b/.test(command);
}

function ancestor(pid: number): Ancestor | null {
  try {
    const parent = Number(column(pid, 'ppid'));
    return { pid: parent, command: column(parent, 'command') };
  } catch {
    return null;
  }
}

function column(pid: number, name: 'ppid' | 'command'): string {
  if (process.platform !== 'linux') {
    const env = { PATH: '/usr/bin:/bin' };
    return execFileSync('ps', ['-o', `${name}=`, '-p', `${pid}`], { encoding: 'utf8', env }).trim();
  }
  if (name === 'command') {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  }
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold spaces and brackets itself.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
}
