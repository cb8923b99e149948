import { join } from 'node:path';
import { openStore } from './journal.ts';
import type { Store } from './journal.ts';
import { memoryStore } from './memory-store.ts';

/** What one service keeps: in its own folder, or in memory when there is no folder. */
export function openState(folder: string | null, service: string): Store {
  return folder === null ? memoryStore() : openStore(join(folder, service));
}
