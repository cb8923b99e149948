import { rm } from 'node:fs/promises';
import type { StateFolder } from './state-folder.ts';

/** `start --fresh`. Deletes what we made, by name: PLANBRIDGE_STATE may be mistyped, and then name a folder full of other things. */
export async function forgetState(state: StateFolder): Promise<void> {
  const ours = [
    state.secrets,
    state.postgres,
    state.sandbox,
    state.logs,
    ...['', '-wal', '-shm', '-journal'].map((suffix) => `${state.temporal}${suffix}`),
  ];
  await Promise.all(ours.map((path) => rm(path, { recursive: true, force: true })));
}
