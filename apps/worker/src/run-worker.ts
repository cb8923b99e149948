import type { Database } from '@planbridge/accounts';
import type { WorkerConfig } from '@planbridge/config';
import { Client } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from './activities/create-activities.ts';
import { createCatalogueActivities } from './activities/create-catalogue-activities.ts';
import { createIncidentActivities } from './activities/create-incident-activities.ts';
import { createBreaker } from './breaker/create-breaker.ts';
import { createCatalogueCache } from './catalogue-cache.ts';
import { createStartEvent } from './catch-up/create-start-event.ts';
import { connectTemporal } from './connect-temporal.ts';
import { createWorkers } from './create-workers.ts';
import { ensureSchedules } from './ensure-schedules.ts';
import { createAnnounce } from './incidents/create-announce.ts';
import { createOutageReporter } from './incidents/create-outage-reporter.ts';
import { installRuntime } from './install-runtime.ts';
import { createBreakingApi } from './product/create-breaking-api.ts';
import { createEntitlementApi } from './product/create-entitlement-api.ts';
import { createWakeWaiting } from './recovery/create-wake-waiting.ts';
import { createPostMessage } from './slack/post-message.ts';
import type { PostMessage } from './slack/post-message.ts';
import { createConnectStripe } from './stripe/connect-stripe.ts';
import { createPace } from './stripe/create-pace.ts';
import { createStripeBudget } from './stripe/create-stripe-budget.ts';

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
  const client = new Client({ connection, namespace });
  const announce = createAnnounce(client, log);
  const wakeWaiting = createWakeWaiting(client, log);
  const reportOutage = createOutageReporter(
    { db: database.db, announce, wakeWaiting, log },
    { kind: 'product-outage', subject: 'product' },
  );
  const catalogues = createCatalogueCache(database.db);
  const stripeBreaker = createBreaker<Response>({
    isOutage: ({ status }) => status >= 500,
    // All workers that see Stripe come back in one minute make one batch.
    onClose: () => wakeWaiting(`stripe-${Math.floor(Date.now() / 60_000)}`),
  });
  try {
    const workers = await createWorkers({
      connection,
      namespace,
      workflowBundle,
      pushRps: config.pushRps,
      activities: {
        ...createActivities({
          ...catalogues,
          ...createBreakingApi(createEntitlementApi(config), reportOutage),
          db: database.db,
          connectStripe: createConnectStripe({
            secretKey: config.stripeSecretKey,
            apiUrl: config.stripeApiUrl,
            pace: createPace({ budget: createStripeBudget(config.stripeRps), breaker: stripeBreaker }),
          }),
          livemode: config.stripeLivemode,
          startEvent: createStartEvent(client),
          isStripeDown: stripeBreaker.isOpen,
          entitlementTimeoutMs: config.entitlementTimeout,
          portalConfiguration: config.stripePortalConfiguration,
          now: () => new Date(),
          announce,
          log,
        }),
        ...createCatalogueActivities({
          ...catalogues,
          db: database.db,
          perSecond: maintenanceShare(config.stripeRps),
        }),
        ...createIncidentActivities({ db: database.db, client, postMessage: postMessageOf(config) }),
      },
    });
    await ensureSchedules(client);
    log.info({ queues: workers.map(({ options }) => options.taskQueue) }, 'polling');
    // One that fails takes the others down with it, so that the process ends and is started anew.
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    await connection.close();
  }
}

/** Maintenance gets at most a fifth of what we may ask Stripe; a settlement asks once or twice. */
function maintenanceShare(stripeRps: number): number {
  return Math.max(1, Math.floor(stripeRps / 5));
}

function postMessageOf({ slackApiUrl, slackToken, slackChannel }: WorkerConfig): PostMessage | null {
  return slackToken === null || slackChannel === null
    ? null
    : createPostMessage({ apiUrl: slackApiUrl, token: slackToken, channel: slackChannel });
}
