import type { Database } from '@planbridge/accounts';
import { createDataConverter } from '@planbridge/codec';
import type { WorkerConfig } from '@planbridge/config';
import { Client } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { assembleActivities } from './assemble-activities.ts';
import { connectTemporal } from './connect-temporal.ts';
import { createWorkers } from './create-workers.ts';
import { ensureSchedules } from './ensure-schedules.ts';
import { installRuntime } from './install-runtime.ts';

export type RunWorkerOptions = Readonly<{
  config: WorkerConfig;
  log: Logger;
  database: Database;
  workflowBundle: WorkflowBundleOption;
}>;

/** Runs until a signal ends the process; the SDK turns SIGTERM and SIGINT into a graceful stop of every worker. */
export async function runWorker({ config, log, database, workflowBundle }: RunWorkerOptions): Promise<void> {
  installRuntime({ log, metrics: { host: config.host, port: config.workerMetricsPort } });
  const stopped = new AbortController();
  process.once('SIGTERM', () => stopped.abort()).once('SIGINT', () => stopped.abort());
  const connection = await connectTemporal(config.temporal, { log, signal: stopped.signal });
  const { namespace } = config.temporal;
  const dataConverter = createDataConverter(config.codecKeys);
  const client = new Client({ connection, namespace, dataConverter });
  try {
    const workers = await createWorkers({
      connection,
      namespace,
      dataConverter,
      workflowBundle,
      pushRps: config.pushRps,
      deployment: config.deployment,
      activities: assembleActivities({ config, client, db: database.db, log }),
    });
    await ensureSchedules(client);
    log.info({ queues: workers.map(({ options }) => options.taskQueue) }, 'polling');
    // One that fails takes the others down with it, so that the process ends and is started anew.
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    await connection.close();
  }
}
