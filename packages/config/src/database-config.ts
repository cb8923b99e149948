import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { databaseVariables } from './database-variables.ts';
import type { Environment } from './environment.ts';
import { readVariables } from './read-variables.ts';

export type DatabaseConfig = Readonly<{ databaseUrl: string }>;

/** For commands that need the database alone. Throws a ConfigError that names every fault. */
export function loadDatabaseConfig(env: Environment): DatabaseConfig {
  const settings = readVariables(z.object(databaseVariables), env, () => []);
  if (!settings.ok) throw new ConfigError(settings.faults);
  return settings.value;
}
