import type { AccountsDatabase } from '@planbridge/accounts';
import type { WorkerConfig } from '@planbridge/config';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createActivities } from './activities/create-activities.ts';
import { createCatalogueActivities } from './activities/create-catalogue-activities.ts';
import { createIncidentActivities } from './activities/create-incident-activities.ts';
import { createBreaker } from './breaker/create-breaker.ts';
import { createCatalogueCache } from './catalogue-cache.ts';
import { createStartEvent } from './catch-up/create-start-event.ts';
import { createSettleLink } from './clicks/create-settle-link.ts';
import type { WorkersOptions } from './create-workers.ts';
import { createAnnounce } from './incidents/create-announce.ts';
import { createOutageReporter } from './incidents/create-outage-reporter.ts';
import { createBreakingApi } from './product/create-breaking-api.ts';
import { createEntitlementApi } from './product/create-entitlement-api.ts';
import { createWakeWaiting } from './recovery/create-wake-waiting.ts';
import { createPostMessage } from './slack/post-message.ts';
import type { PostMessage } from './slack/post-message.ts';
import { createConnectStripe } from './stripe/connect-stripe.ts';
import { createPace } from './stripe/create-pace.ts';
import { createStripeBudget } from './stripe/create-stripe-budget.ts';

type Means = Readonly<{ config: WorkerConfig; client: Client; db: AccountsDatabase; log: Logger }>;

/** Everything that touches the world, as the configuration says. */
export function assembleActivities({ config, client, db, log }: Means): WorkersOptions['activities'] {
  const announce = createAnnounce(client, log);
  const wakeWaiting = createWakeWaiting(client, log);
  const reportOutage = createOutageReporter(
    { db, announce, wakeWaiting, log },
    { kind: 'product-outage', subject: 'product' },
  );
  const catalogues = createCatalogueCache(db);
  const stripeBreaker = createBreaker<Response>({
    isOutage: ({ status }) => status >= 500,
    // All workers that see Stripe come back in one minute make one batch.
    onClose: () => wakeWaiting(`stripe-${Math.floor(Date.now() / 60_000)}`),
  });
  return {
    ...createActivities({
      ...catalogues,
      ...createBreakingApi(createEntitlementApi(config), reportOutage),
      db,
      connectStripe: createConnectStripe({
        secretKey: config.stripeSecretKey,
        apiUrl: config.stripeApiUrl,
        pace: createPace({ budget: createStripeBudget(config.stripeRps), breaker: stripeBreaker }),
      }),
      livemode: config.stripeLivemode,
      startEvent: createStartEvent(client),
      settleLink: createSettleLink(client),
      isStripeDown: stripeBreaker.isOpen,
      entitlementTimeoutMs: config.entitlementTimeout,
      portalConfiguration: config.stripePortalConfiguration,
      now: () => new Date(),
      announce,
      log,
    }),
    ...createCatalogueActivities({ ...catalogues, db, perSecond: maintenanceShare(config.stripeRps) }),
    ...createIncidentActivities({ db, client, postMessage: postMessageOf(config) }),
  };
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
