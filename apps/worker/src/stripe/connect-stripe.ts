import Stripe from 'stripe';
import type { Pace } from './create-pace.ts';
import { endpointOf } from './endpoint-of.ts';
import { createGenuineFetch } from './genuine-fetch.ts';
import type { StripeShare } from './stripe-budget.ts';

export type StripeSettings = Readonly<{
  secretKey: string;
  /** Null: Stripe's own. */
  apiUrl: string | null;
  /** Left out: every request is sent at once. */
  pace?: Pace;
}>;

/** How one attempt may use Stripe: `signal` aborts what is under way, `timeoutMs` is a single request's, `share` whose budget it uses. */
type StripeLimits = Readonly<{ signal: AbortSignal; timeoutMs: number; share: StripeShare }>;

export type ConnectStripe = (limits: StripeLimits) => Stripe;

/**
 * A client for one attempt. It retries nothing: an attempt that failed is a new claim and a new read, and Temporal paces those. Telemetry is
 * off because it writes into the home folder.
 */
export function createConnectStripe({ secretKey, apiUrl, pace }: StripeSettings): ConnectStripe {
  const location = apiUrl === null ? {} : locationOf(new URL(apiUrl));
  return (limits) =>
    new Stripe(secretKey, {
      ...location,
      maxNetworkRetries: 0,
      telemetry: false,
      timeout: limits.timeoutMs,
      httpClient: Stripe.createFetchHttpClient(pacedFetch(limits, pace)),
    });
}

/** Of a request's time, waiting for the budget may use this part; the rest is Stripe's. */
const waitingPart = 0.75;

function pacedFetch({ signal, timeoutMs, share }: StripeLimits, pace: Pace | undefined): typeof fetch {
  const send = createGenuineFetch(signal);
  if (pace === undefined) {
    return send;
  }
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const endpoint = endpointOf(init?.method ?? 'GET', url);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * waitingPart)]);
    return pace({ endpoint, share, signal: patience }, () => send(input, init));
  };
}

function locationOf(url: URL) {
  const protocol: 'http' | 'https' = url.protocol === 'http:' ? 'http' : 'https';
  return {
    host: url.hostname,
    protocol,
    port: url.port === '' ? (protocol === 'http' ? 80 : 443) : Number(url.port),
  };
}
