import { createDatabase } from '@planbridge/accounts';
import { ConfigError, loadWorkerConfig } from '@planbridge/config';
import { pino } from 'pino';
import { runWorker } from './run-worker.ts';
import { workflowBundlePath } from './workflow-bundle-path.ts';

try {
  const config = loadWorkerConfig(process.env);
  const log = pino({ level: config.logLevel, base: { service: 'worker' } });
  // More connections than attempts in flight, so that no attempt waits for another's statement.
  const database = createDatabase(config.databaseUrl, { maxConnections: 20 });
  try {
    await runWorker({ config, log, database, workflowBundle: { codePath: workflowBundlePath } });
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
