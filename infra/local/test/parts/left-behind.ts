import { isAlive } from '../../src/start/is-alive.ts';
import type { Started } from './start.ts';

/** The parts of a system that are still alive. By process and not by port: whoever starts next on this machine may get the same port. */
export function leftBehind({ children }: Started): readonly string[] {
  return children
    .filter(isAlive)
    .map(({ name }) => name)
    .toSorted();
}
