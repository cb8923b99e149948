import Stripe from 'stripe';
import { createGenuineFetch } from './genuine-fetch.ts';

export type StripeSettings = Readonly<{
  secretKey: string;
  /** Null: Stripe's own. */
  apiUrl: string | null;
}>;

/** How one attempt may use Stripe: `signal` aborts what is under way, `timeoutMs` is a single request's. */
export type StripeLimits = Readonly<{ signal: AbortSignal; timeoutMs: number }>;

export type ConnectStripe = (limits: StripeLimits) => Stripe;

/**
 * A client for one attempt. It retries nothing: an attempt that failed is a new claim and a new read, and Temporal paces those. Telemetry is
 * off because it writes into the home folder.
 */
export function createConnectStripe({ secretKey, apiUrl }: StripeSettings): ConnectStripe {
  const location = apiUrl === null ? {} : locationOf(new URL(apiUrl));
  return ({ signal, timeoutMs }) =>
    new Stripe(secretKey, {
      ...location,
      maxNetworkRetries: 0,
      telemetry: false,
      timeout: timeoutMs,
      httpClient: Stripe.createFetchHttpClient(createGenuineFetch(signal)),
    });
}

function locationOf(url: URL) {
  const protocol: 'http' | 'https' = url.protocol === 'http:' ? 'http' : 'https';
  return {
    host: url.hostname,
    protocol,
    port: url.port === '' ? (protocol === 'http' ? 80 : 443) : Number(url.port),
  };
}
