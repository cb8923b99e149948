import { createDatabase } from '@planbridge/accounts';
import { ConfigError, loadWorkerConfig } from '@planbridge/config';
import { pino } from 'pino';
import { runWorker } from './run-worker.ts';
import { workflowBundlePaths } from './workflow-bundle-paths.ts';

try {
  const config = loadWorkerConfig(process.env);
  const log = pino({ level: config.logLevel, base: { service: 'worker' } });
  // More connections than attempts in flight, so that no attempt waits for another's statement.
  const database = createDatabase(config.databaseUrl, { maxConnections: 20 });
  try {
    const codePath = workflowBundlePaths[config.codecKeys.length === 0 ? 'plain' : 'encrypted'];
    await runWorker({ config, log, database, workflowBundle: { codePath } });
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
