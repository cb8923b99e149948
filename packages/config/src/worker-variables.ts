import { z } from 'zod';
import { format } from './format.ts';
import { serviceVariables } from './service-variables.ts';
import { variable } from './variable.ts';

export const workerVariables = z.object({
  ...serviceVariables,
  host: variable.withDefault('127.0.0.1', format.ipAddress, {
    name: 'HOST',
    about: 'The IP address to serve the metrics at; `0.0.0.0` in a container.',
  }),
  workerMetricsPort: variable.withDefault('3002', format.port, {
    name: 'WORKER_METRICS_PORT',
    about: 'The port of `/metrics`.',
  }),
  stripeSecretKey: variable.required(format.stripeKey, {
    name: 'STRIPE_SECRET_KEY',
    about:
      'Stripe’s secret key, or a restricted one that may read events, subscriptions, prices and invoices, and write customers, Checkout sessions, portal sessions and portal configurations.',
    secret: true,
  }),
  stripeApiUrl: variable.optional(format.baseUrl, {
    name: 'STRIPE_API_URL',
    about: 'Another server in the place of Stripe’s, as in development. Refused with a live key.',
    example: 'http://127.0.0.1:3200',
  }),
  stripeRps: variable.withDefault('20', format.perSecond, {
    name: 'STRIPE_RPS',
    about:
      'Requests a second that one worker sends to one of Stripe’s endpoints at most. Stripe itself allows 25.',
  }),
  stripePortalConfiguration: variable.optional(format.portalConfiguration, {
    name: 'STRIPE_PORTAL_CONFIGURATION',
    about:
      'The configuration of the Customer Portal to use for all but changes of plan, which have their own by the catalogue. Left out, it is the default of your Stripe account.',
    example: 'bpc_1234',
  }),
  entitlementApiUrl: variable.required(format.baseUrl, {
    name: 'ENTITLEMENT_API_URL',
    about: 'Your product’s API. Must be https with a live key.',
    example: 'https://api.example.com',
  }),
  entitlementApiStyle: variable.withDefault(
    'planbridge',
    z.enum(['planbridge', 'dbos-cloud'], { error: 'must be planbridge or dbos-cloud' }),
    {
      name: 'ENTITLEMENT_API_STYLE',
      about:
        'How your product is told: by Planbridge’s own API (`planbridge`), or by that of DBOS Cloud (`dbos-cloud`).',
    },
  ),
  entitlementTimeout: variable.withDefault('30000', format.milliseconds, {
    name: 'ENTITLEMENT_TIMEOUT',
    about:
      'Milliseconds after which your product has surely ended a request that nobody waits for any more. The style `dbos-cloud` keeps an account’s lease that long after an abandoned push.',
  }),
  pushRps: variable.withDefault('20', format.perSecond, {
    name: 'PUSH_RPS',
    about:
      'Settlements a second that are retried at most, over all workers: the pace at which an outage is worked off.',
  }),
  workerDeployment: variable.optional(format.deployment, {
    name: 'WORKER_DEPLOYMENT',
    about:
      'Makes this worker part of a Temporal Worker Deployment of that name, so that new code gets work only once its build is made the current one; needs WORKER_BUILD_ID.',
    example: 'planbridge',
  }),
  workerBuildId: variable.optional(format.name, {
    name: 'WORKER_BUILD_ID',
    about:
      'Names the build, another with every deploy: a version or a commit. Needed with WORKER_DEPLOYMENT.',
    example: '2026-11-25.1',
  }),
  slackToken: variable.optional(format.token, {
    name: 'SLACK_TOKEN',
    about:
      'The bot token (scope `chat:write`) with which incidents are told in Slack. Left out, nothing is posted; incidents are kept all the same.',
    secret: true,
  }),
  slackChannel: variable.optional(format.text, {
    name: 'SLACK_CHANNEL',
    about: 'The channel to post to; needed with SLACK_TOKEN.',
    example: 'C0123456789',
  }),
  slackApiUrl: variable.withDefault('https://slack.com/api', format.baseUrl, {
    name: 'SLACK_API_URL',
    about: 'Another server in the place of Slack’s, as in development.',
    example: 'http://127.0.0.1:3500/api',
  }),
});
