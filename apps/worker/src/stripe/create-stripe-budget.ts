import { setTimeout as delay } from 'node:timers/promises';
import { createEndpointBucket } from './create-endpoint-bucket.ts';
import type { EndpointBucket } from './create-endpoint-bucket.ts';
import type { StripeBudget, StripeShare } from './stripe-budget.ts';

/**
 * How much this worker asks of Stripe: `rps` for each endpoint. Our own, because libraries for this have no shares: clicks come first, and
 * maintenance gets at most a fifth.
 */
export function createStripeBudget(rps: number, now: () => number = () => performance.now()): StripeBudget {
  const buckets = new Map<string, EndpointBucket>();
  const lanes = new Map<string, Promise<unknown>>();

  function bucketOf(endpoint: string): EndpointBucket {
    const bucket = buckets.get(endpoint) ?? createEndpointBucket(rps, now);
    buckets.set(endpoint, bucket);
    return bucket;
  }

  return {
    take: (endpoint, share, signal) => {
      const lane = `${share} ${endpoint}`;
      // One after the other in each lane, so that nobody is overtaken by who came later.
      const turn = (lanes.get(lane) ?? Promise.resolve()).then(() =>
        waitFor(bucketOf(endpoint), share, signal),
      );
      lanes.set(
        lane,
        turn.catch(() => undefined),
      );
      return Promise.race([turn, aborted(signal, turn)]);
    },
    slowDown: (endpoint, holdMs) => bucketOf(endpoint).slowDown(holdMs),
  };
}

async function waitFor(bucket: EndpointBucket, share: StripeShare, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const waitMs = bucket.tryTake(share);
    if (waitMs === 0) {
      return;
    }
    await delay(waitMs, undefined, { signal });
  }
}

/** Whoever gives up while still queueing need not wait for its turn to say so. */
function aborted(signal: AbortSignal, until: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new Error('The request was given up before it was sent.'));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    const forget = () => signal.removeEventListener('abort', abort);
    until.then(forget, forget);
  });
}
