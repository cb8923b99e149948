import type { Database } from '@planbridge/accounts';
import type { WorkerConfig } from '@planbridge/config';
import { Client } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from './activities/create-activities.ts';
import { createCatalogueCache } from './catalogue-cache.ts';
import { connectTemporal } from './connect-temporal.ts';
import { createWorkers } from './create-workers.ts';
import { ensureSchedules } from './ensure-schedules.ts';
import { installRuntime } from './install-runtime.ts';
import { createEntitlementApi } from './product/create-entitlement-api.ts';
import { createConnectStripe } from './stripe/connect-stripe.ts';

export type RunWorkerOptions = Readonly<{
  config: WorkerConfig;
  log: Logger;
  database: Database;
  workflowBundle: WorkflowBundleOption;
}>;

/** Runs until a signal ends the process; the SDK turns SIGTERM and SIGINT into a graceful stop of every worker. */
export async function runWorker({ config, log, database, workflowBundle }: RunWorkerOptions): Promise<void> {
  installRuntime({ log, metricsPort: config.workerMetricsPort });
  const stopped = new AbortController();
  process.once('SIGTERM', () => stopped.abort()).once('SIGINT', () => stopped.abort());
  const connection = await connectTemporal(config.temporal, { log, signal: stopped.signal });
  const { namespace } = config.temporal;
  try {
    const workers = await createWorkers({
      connection,
      namespace,
      workflowBundle,
      pushRps: config.pushRps,
      activities: createActivities({
        ...createCatalogueCache(database.db),
        db: database.db,
        connectStripe: createConnectStripe({
          secretKey: config.stripeSecretKey,
          apiUrl: config.stripeApiUrl,
        }),
        entitlementApi: createEntitlementApi(config),
        entitlementTimeoutMs: config.entitlementTimeout,
        portalConfiguration: config.stripePortalConfiguration,
        now: () => new Date(),
        log,
      }),
    });
    await ensureSchedules(new Client({ connection, namespace }));
    log.info({ queues: workers.map(({ options }) => options.taskQueue) }, 'polling');
    // One that fails takes the others down with it, so that the process ends and is started anew.
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    await connection.close();
  }
}
