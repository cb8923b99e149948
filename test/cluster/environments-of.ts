import { join } from 'node:path';
import type { ClusterPorts } from './choose-ports.ts';
import type { Secrets } from './secrets.ts';
import type { ClusterOptions } from './start-cluster.ts';

type Environment = Readonly<Record<string, string>>;

type Given = Readonly<{
  folder: string;
  port: ClusterPorts;
  urls: Readonly<Record<'gateway' | 'website' | 'stripe' | 'identity' | 'product', string>>;
  secrets: Secrets;
  options: ClusterOptions;
}>;

export type Environments = Readonly<{
  sandbox: Environment;
  gateway(index: number): Environment;
  worker(index: number): Environment;
}>;

/** All that our services are told, as in production: by their environment. */
export function environmentsOf({ folder, port, urls, secrets, options }: Given): Environments {
  const both = {
    DATABASE_URL: databaseUrlOf(port, secrets),
    SOURCE_ID: options.name,
    STRIPE_LIVEMODE: 'false',
    TEMPORAL_ADDRESS: `127.0.0.1:${port.temporal}`,
  };
  return {
    sandbox: {
      SANDBOX_STATE: join(folder, 'sandbox'),
      WEBSITE_PORT: `${port.website}`,
      STRIPE_PORT: `${port.stripe}`,
      IDENTITY_PORT: `${port.identity}`,
      PRODUCT_PORT: `${port.product}`,
      SLACK_PORT: `${port.slack}`,
      STRIPE_SECRET_KEY: secrets.stripeKey,
      STRIPE_WEBHOOK_SECRET: secrets.webhookSecret,
      GATEWAY_URL: urls.gateway,
      ENTITLEMENT_API_TOKEN: secrets.productToken,
      SLACK_TOKEN: secrets.slackToken,
      OIDC_AUDIENCE: 'planbridge',
    },
    gateway: (index) => ({
      ...both,
      PORT: `${port.gateways[index]}`,
      GATEWAY_METRICS_PORT: `${port.gatewayMetrics[index]}`,
      STRIPE_WEBHOOK_SECRETS: secrets.webhookSecret,
      OIDC_ISSUER: urls.identity,
      OIDC_AUDIENCE: 'planbridge',
      ALLOWED_REDIRECTS: urls.website,
      // Everybody comes from this one machine, and while something is down asks again and again.
      RATE_LIMIT_ADDRESS: '0',
      RATE_LIMIT_CLICKS: '0',
    }),
    worker: (index) => ({
      ...both,
      WORKER_METRICS_PORT: `${port.workerMetrics[index]}`,
      STRIPE_SECRET_KEY: secrets.stripeKey,
      STRIPE_API_URL: urls.stripe,
      STRIPE_RPS: `${options.stripeRps}`,
      ENTITLEMENT_API_URL: urls.product,
      ENTITLEMENT_API_TOKEN: secrets.productToken,
      PUSH_RPS: `${options.pushRps}`,
    }),
  };
}

export function databaseUrlOf(port: ClusterPorts, { databasePassword }: Secrets): string {
  return `postgres://postgres:${databasePassword}@127.0.0.1:${port.postgres}/postgres`;
}
