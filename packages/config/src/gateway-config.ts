import type { AllowedRedirect } from './allowed-redirect.ts';
import type { Environment } from './environment.ts';
import type { TemporalConfig } from './temporal-config.ts';
import type { LogLevel } from './worker-config.ts';

export type GatewayConfig = Readonly<{
  databaseUrl: string;
  temporal: TemporalConfig;
  sourceId: string;
  stripeLivemode: boolean;
  logLevel: LogLevel;
  host: string;
  port: number;
  gatewayMetricsPort: number;
  stripeWebhookSecrets: readonly string[];
  oidcIssuer: string;
  oidcAudience: string;
  /** Null: the issuer's discovery document says. */
  oidcJwksUrl: string | null;
  accountClaim: string;
  emailClaim: string;
  requiredScope: string | null;
  allowedOrigins: readonly string[];
  allowedRedirects: readonly AllowedRedirect[];
}>;

export function loadGatewayConfig(env: Environment): GatewayConfig {
  throw new Error(`Follows in the next commit (${Object.keys(env).length}).`);
}
