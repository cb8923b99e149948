import { delimiter, join } from 'node:path';
import { isExecutable } from './is-executable.ts';

/** The first of these programs on PATH; null when there is none. */
export async function findOnPath(env: NodeJS.ProcessEnv, names: readonly string[]): Promise<string | null> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await isExecutable(path)) {
      return path;
    }
  }
  return null;
}
