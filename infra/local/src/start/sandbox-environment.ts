import type { PortNumbers } from './ports.ts';
import type { RunningSystem } from './running-system.ts';

/** The environment of the sandbox, which stands for everything outside. */
export function sandboxEnvironment(
  env: NodeJS.ProcessEnv,
  system: RunningSystem,
  { ports, state }: Readonly<{ ports: PortNumbers; state: string }>,
): NodeJS.ProcessEnv {
  return {
    ...env,
    SANDBOX_STATE: state,
    WEBSITE_PORT: `${ports.website}`,
    STRIPE_PORT: `${ports.stripe}`,
    IDENTITY_PORT: `${ports.identity}`,
    PRODUCT_PORT: `${ports.product}`,
    SLACK_PORT: `${ports.slack}`,
    STRIPE_SECRET_KEY: system.secrets.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: system.secrets.stripeWebhookSecret,
    GATEWAY_URL: system.gatewayUrl,
    ENTITLEMENT_API_TOKEN: system.secrets.entitlementApiToken,
    SLACK_TOKEN: system.secrets.slackToken,
    OIDC_AUDIENCE: system.oidcAudience,
  };
}
