import { facts } from './facts.ts';
import type { Scope } from './scope.ts';

const bothChanges = facts.firstChange | facts.secondChange;

/** What is decided from the facts: the body of the push. Different facts make different bodies, unless a change takes back another. */
export function contentOf({ undoing }: Scope, seen: number): number {
  return undoing && (seen & bothChanges) === bothChanges ? seen & ~bothChanges : seen;
}
