import { createWorld } from '../../cluster/create-world.ts';
import type { World } from '../../cluster/create-world.ts';
import type { StartedSystem } from './start-system.ts';

/** The world outside of a started system. */
export function worldOf(system: StartedSystem): World {
  const { gatewayUrl, websiteUrl, stripeUrl, identityUrl, productUrl, secrets } = system;
  return createWorld({
    urls: {
      gateway: gatewayUrl,
      website: websiteUrl,
      stripe: stripeUrl,
      identity: identityUrl,
      product: productUrl,
    },
    secrets: {
      databasePassword: '',
      stripeKey: secrets.stripeSecretKey,
      webhookSecret: secrets.stripeWebhookSecret,
      productToken: secrets.entitlementApiToken,
      slackToken: secrets.slackToken,
    },
  });
}
