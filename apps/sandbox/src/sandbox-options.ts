import type { FastifyBaseLogger } from 'fastify';

export type ServiceName = 'website' | 'stripe' | 'identity' | 'product' | 'slack';

export type SandboxOptions = Readonly<{
  /** Where everything is kept over a restart; null: in memory. */
  state: string | null;
  /** 0: any free one. */
  ports: Readonly<Record<ServiceName, number>>;
  /** The one key that Stripe’s API accepts. */
  stripeSecretKey: string;
  /** Signs the webhooks to the gateway. */
  stripeWebhookSecret: string;
  gatewayUrl: string;
  entitlementApiToken: string;
  slackToken: string;
  oidcAudience: string;
  log: FastifyBaseLogger;
}>;
