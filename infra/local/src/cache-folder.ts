import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where fetched programs are kept between clones: PLANBRIDGE_CACHE, else the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return (
    env['PLANBRIDGE_CACHE'] ??
    join(env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache'), 'planbridge')
  );
}
