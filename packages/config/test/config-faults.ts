import { ConfigError } from '../src/config-error.ts';
import type { Environment } from '../src/environment.ts';

/** The faults that a loader finds in an environment; none if it is content. */
export function configFaults(load: (env: Environment) => unknown, env: Environment): readonly string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
