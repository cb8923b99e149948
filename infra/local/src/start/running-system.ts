import { z } from 'zod';

/** Where everything is while a local system runs, and what it takes to talk to it: for tests and for the commands beside `start`. */
export const runningSystemSchema = z.object({
  gatewayUrl: z.string(),
  gatewayMetricsUrl: z.string(),
  workerMetricsUrl: z.string(),
  websiteUrl: z.string(),
  stripeUrl: z.string(),
  identityUrl: z.string(),
  productUrl: z.string(),
  slackUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  temporalUiUrl: z.string(),
  /** Null: nothing is encrypted. */
  codecUrl: z.string().nullable().default(null),
  databaseUrl: z.string(),
  oidcAudience: z.string(),
  /** What the sandbox expects, also where a real service takes its place. */
  secrets: z.object({
    stripeSecretKey: z.string(),
    stripeWebhookSecret: z.string(),
    entitlementApiToken: z.string(),
    slackToken: z.string(),
  }),
});

export type RunningSystem = Readonly<z.output<typeof runningSystemSchema>>;
