import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: when it began, in the operating system's own words, together with the boot.
 * Null when there is no such process, or only a dead one whom nobody has buried.
 */
export function bornAt(pid: number): string | null {
  try {
    return process.platform === 'linux' ? bornOnLinux(pid) : bornByPs(pid);
  } catch {
    return null;
  }
}

function bornOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold spaces and brackets itself.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return state === 'Z' || state === 'X' ? null : `${boot} ${fields[18]}`;
}

function bornByPs(pid: number): string | null {
  const [state, ...born] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', `${pid}`], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  })
    .trim()
    .split(/\s+/);
  return state?.startsWith('Z') === true ? null : born.join(' ');
}
