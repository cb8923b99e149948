import { due } from '../protocol/due.ts';
import type { Due } from '../protocol/due.ts';
import type { Row } from '../protocol/state.ts';
import type { World } from './world.ts';

/** A scope without rechecks does not tell dates apart. */
export function setDue({ scope }: World, row: Row, date: Due): void {
  row.due = scope.intentions.includes('recheck') ? date : due.never;
}
