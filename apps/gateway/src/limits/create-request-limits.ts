import rateLimit from '@fastify/rate-limit';
import type { GatewayConfig } from '@planbridge/config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems } from '../http/problems.ts';
import { callerOf } from '../identity/caller-of.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

export type LimitSettings = Pick<GatewayConfig, 'rateLimitAddress' | 'rateLimitClicks' | 'rateLimitReads'>;

/** Throws where the request is one too many. */
type Limit = (request: FastifyRequest) => Promise<void>;

/** `ofAddress` comes before the token is judged, `ofAccount` after it. */
export type RequestLimits = Readonly<{ ofAddress: Limit; ofAccount: Limit }>;

type Parts = Readonly<{ settings: LimitSettings; metrics: Pick<Metrics, 'limitedRequests'> }>;

const timeWindow = 60_000;

/** Counted in this process alone: what a store shared by all gateways would add is one more thing that a click cannot do without. */
export async function createRequestLimits(
  app: FastifyInstance,
  { settings, metrics }: Parts,
): Promise<RequestLimits> {
  await app.register(rateLimit, { global: false });

  function limit(
    of: 'account' | 'address',
    max: number,
    keyGenerator: (request: FastifyRequest) => string,
  ): Limit {
    if (max === 0) {
      return async () => undefined;
    }
    const count = app.createRateLimit({ max, timeWindow, keyGenerator });
    return async (request) => {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) {
        metrics.limitedRequests.inc({ of });
        throw problems.tooManyRequests({ of, seconds: Math.max(1, counted.ttlInSeconds) });
      }
    };
  }

  const clicks = limit('account', settings.rateLimitClicks, accountId);
  const reads = limit('account', settings.rateLimitReads, accountId);
  return {
    ofAddress: limit('address', settings.rateLimitAddress, addressOf),
    ofAccount: async (request) => await (request.method === 'POST' ? clicks(request) : reads(request)),
  };
}

/** Of IPv6 the /64 that one household has. Some balancers write a port behind the address, another one for each connection. */
function addressOf({ ip }: FastifyRequest): string {
  const bare = ip.replace(/^((?:\d+\.){3}\d+):\d+$/, '$1').replace(/^\[(.+)\](?::\d+)?$/, '$1');
  return rateLimit.normalizeIP(bare, 64);
}

function accountId(request: FastifyRequest): string {
  return callerOf(request).accountId;
}
