import { phase } from '../protocol/phase.ts';
import { attemptAt } from './attempt-at.ts';
import type { World } from './world.ts';

/** Nothing more comes from a zombie. */
export function vanish(world: World, place: number): void {
  world.take('zombie', 'is gone', (next) => {
    attemptAt(next, place).attempt.phase = phase.idle;
  });
}
