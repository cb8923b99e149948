import type { Environment } from './environment.ts';
import type { TemporalConfig } from './temporal-config.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** How the product is told: Planbridge's own API, or the one of the system this project replaces. */
export type EntitlementApi =
  | Readonly<{ style: 'planbridge'; url: string; token: string }>
  | Readonly<{ style: 'dbos-cloud'; url: string; tokenUrl: string; clientId: string; refreshToken: string }>;

export type WorkerConfig = Readonly<{
  databaseUrl: string;
  temporal: TemporalConfig;
  sourceId: string;
  stripeLivemode: boolean;
  logLevel: LogLevel;
  workerMetricsPort: number;
  stripeSecretKey: string;
  /** Null: Stripe's own. */
  stripeApiUrl: string | null;
  /** Requests a second and endpoint. */
  stripeRps: number;
  /** Null: the default configuration of the Stripe account. */
  stripePortalConfiguration: string | null;
  entitlementApi: EntitlementApi;
  /** Milliseconds after which an abandoned push cannot land any more. */
  entitlementTimeout: number;
  pushRps: number;
}>;

export function loadWorkerConfig(env: Environment): WorkerConfig {
  throw new Error(`Follows in the next commit (${Object.keys(env).length}).`);
}
