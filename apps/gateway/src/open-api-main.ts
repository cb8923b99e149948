import { createDatabase } from '@planbridge/accounts';
import { createApp } from './app.ts';
import { createLog } from './logging/create-log.ts';
import { createMetrics } from './metrics/create-metrics.ts';

/** Prints the OpenAPI document. Nothing is served, so nothing has to be there. */
const unused = () => Promise.reject(new Error('The document is made without asking anybody.'));

const app = await createApp({
  config: {
    allowedOrigins: [],
    allowedRedirects: [],
    stripeLivemode: false,
    stripeWebhookSecrets: [],
    trustedProxies: [],
    rateLimitAddress: 0,
    rateLimitClicks: 0,
    rateLimitReads: 0,
  },
  log: createLog({ level: 'silent' }),
  db: createDatabase('postgres://127.0.0.1:9/none').db,
  workflows: { settleEvent: unused, openCheckout: unused, openPortal: unused, syncAccount: unused },
  authenticate: unused,
  checkReadiness: unused,
  metrics: createMetrics(),
  buttonsScript: '',
});
await app.ready();
process.stdout.write(`${JSON.stringify(app.swagger())}\n`);
await app.close();
