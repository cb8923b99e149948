import { isGiven } from './is-given.ts';
import type { PortNumbers } from './ports.ts';
import type { RunningSystem } from './running-system.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * The environment of gateway and worker: what the developer set, and for everything else this local system. Stripe, the identity provider,
 * the product and Slack are each taken as a whole: who sets the variable that names one is taken to mean the real one, and gets nothing of the sandbox.
 */
export function serviceEnvironment(
  env: NodeJS.ProcessEnv,
  system: RunningSystem,
  ports: PortNumbers,
): NodeJS.ProcessEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([name]) => isGiven(env, name)));
  const website = `${system.websiteUrl},http://localhost:${ports.website}`;
  return {
    SOURCE_ID: 'local',
    STRIPE_LIVEMODE: 'false',
    ALLOWED_ORIGINS: website,
    ALLOWED_REDIRECTS: website,
    ...given,
    ...unlessGiven(env, 'STRIPE_SECRET_KEY', {
      STRIPE_SECRET_KEY: system.secrets.stripeSecretKey,
      STRIPE_API_URL: system.stripeUrl,
      STRIPE_WEBHOOK_SECRETS: system.secrets.stripeWebhookSecret,
      STRIPE_WEBHOOK_SECRETS_FILE: '',
      STRIPE_PORTAL_CONFIGURATION: '',
      STRIPE_LIVEMODE: 'false',
    }),
    ...unlessGiven(env, 'OIDC_ISSUER', {
      OIDC_ISSUER: system.identityUrl,
      OIDC_AUDIENCE: system.oidcAudience,
      OIDC_JWKS_URL: '',
    }),
    ...unlessGiven(env, 'ENTITLEMENT_API_URL', {
      ENTITLEMENT_API_URL: system.productUrl,
      ENTITLEMENT_API_STYLE: '',
      ENTITLEMENT_API_TOKEN: system.secrets.entitlementApiToken,
      ENTITLEMENT_API_TOKEN_FILE: '',
    }),
    ...unlessGiven(env, 'SLACK_TOKEN', {
      SLACK_TOKEN: system.secrets.slackToken,
      SLACK_CHANNEL: '#billing',
      SLACK_API_URL: `${system.slackUrl}/api`,
    }),
    DATABASE_URL: system.databaseUrl,
    DATABASE_URL_FILE: '',
    ...temporalVariables(env, system),
    // Some shells and toolchains export a HOST that names something else.
    HOST: '127.0.0.1',
    PORT: `${ports.gateway}`,
    GATEWAY_METRICS_PORT: `${ports.gatewayMetrics}`,
    WORKER_METRICS_PORT: `${ports.workerMetrics}`,
  };
}

/** Blank is the same as absent, so a blank value takes back what the shell happens to export. */
function unlessGiven(env: NodeJS.ProcessEnv, name: string, sandbox: Variables): Variables {
  return isGiven(env, name) ? {} : sandbox;
}

/** Our own server always: what a shell exports for another one (a key, a certificate) must not reach it. */
function temporalVariables(env: NodeJS.ProcessEnv, system: RunningSystem): Variables {
  const exported = Object.keys(env).filter((name) => name.startsWith('TEMPORAL_'));
  return {
    ...Object.fromEntries(exported.map((name) => [name, ''])),
    TEMPORAL_ADDRESS: system.temporalAddress,
    TEMPORAL_NAMESPACE: system.temporalNamespace,
  };
}
