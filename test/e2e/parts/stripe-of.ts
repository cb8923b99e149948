import type { RunningSystem } from '@planbridge/local';
import Stripe from 'stripe';

/** A client of the sandbox's Stripe, to look at what the buttons have done there. */
export function stripeOf({ stripeUrl, secrets }: RunningSystem): Stripe {
  const { hostname, port } = new URL(stripeUrl);
  return new Stripe(secrets.stripeSecretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    timeout: 20_000,
    telemetry: false,
  });
}
