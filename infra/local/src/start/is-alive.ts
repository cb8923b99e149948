import { bornAt } from '../born-at.ts';
import type { RecordedProcess } from './running-content.ts';

/** Whether it is still that process, and not a later one with its number. */
export function isAlive({ pid, born }: RecordedProcess): boolean {
  return born !== null && bornAt(pid) === born;
}
