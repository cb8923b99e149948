import type { Environment } from './environment.ts';

export type DatabaseConfig = Readonly<{ databaseUrl: string }>;

export function loadDatabaseConfig(env: Environment): DatabaseConfig {
  throw new Error(`Follows in the next commit (${Object.keys(env).length}).`);
}
