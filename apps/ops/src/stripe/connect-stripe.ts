import Stripe from 'stripe';
import type { WorkerConfig } from '@planbridge/config';

const timeoutMs = 20_000;

/** Telemetry is off because it writes into the home folder; tries are repeated by `patiently`, which honours a 429. */
export function connectStripe({
  stripeSecretKey,
  stripeApiUrl,
}: Pick<WorkerConfig, 'stripeSecretKey' | 'stripeApiUrl'>): Stripe {
  return new Stripe(stripeSecretKey, {
    ...(stripeApiUrl === null ? {} : placeOf(new URL(stripeApiUrl))),
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: timeoutMs,
  });
}

function placeOf({ hostname, port, protocol }: URL) {
  const isPlain = protocol === 'http:';
  const scheme: 'http' | 'https' = isPlain ? 'http' : 'https';
  return { host: hostname, protocol: scheme, port: port === '' ? (isPlain ? 80 : 443) : Number(port) };
}
