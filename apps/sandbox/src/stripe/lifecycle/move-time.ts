import type { World } from '../world.ts';
import { workOffDue } from './work-off-due.ts';

/** Moves Stripe's time forward to that moment, and does on the way what it brings. Answers how much that was. */
export function moveTime(world: World, to: number): number {
  const done = workOffDue(world, to);
  world.moveTo(to);
  return done;
}
