import type { World } from '../world.ts';
import { workOffDue } from './work-off-due.ts';

/** Works off what becomes due as real time passes. */
export function startClock(world: World, everyMs = 1_000): Readonly<{ close(): void }> {
  const timer = setInterval(() => workOffDue(world, world.now()), everyMs);
  return { close: () => clearInterval(timer) };
}
