import type { RunningSystem } from '../../src/start/running-system.ts';

/** Every port of this machine that a system's description names. */
export function portsOf(system: RunningSystem): readonly number[] {
  return [...JSON.stringify(system).matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
}
