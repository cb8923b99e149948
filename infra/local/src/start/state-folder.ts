import { join, resolve } from 'node:path';

export type StateFolder = Readonly<{
  path: string;
  secrets: string;
  postgres: string;
  temporal: string;
  sandbox: string;
  logs: string;
  running: string;
}>;

/** What one local system keeps: PLANBRIDGE_STATE, else `.planbridge` in the repository. */
export function stateFolder(env: NodeJS.ProcessEnv, root: string): StateFolder {
  const path = resolve(root, env['PLANBRIDGE_STATE']?.trim() || '.planbridge');
  return {
    path,
    secrets: join(path, 'secrets.json'),
    postgres: join(path, 'postgres'),
    temporal: join(path, 'temporal.db'),
    sandbox: join(path, 'sandbox'),
    logs: join(path, 'logs'),
    running: join(path, 'running.json'),
  };
}
