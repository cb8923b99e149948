import { facts } from '../protocol/facts.ts';
import { due } from '../protocol/due.ts';
import type { Due } from '../protocol/due.ts';
import type { World } from './world.ts';

/** `recheckAt` of the decision: while the grace period runs, its end. */
export function decidedDue({ scope }: World, seen: number): Due {
  const isRunning = scope.grace && (seen & facts.firstChange) !== 0 && (seen & facts.secondChange) === 0;
  return isRunning ? due.atGraceEnd : due.never;
}
