import { createRemoteJWKSet, customFetch, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { problems } from '../http/problems.ts';
import { findJwksUrl } from './find-jwks-url.ts';

const jwksSchema = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

export type KeySetSettings = Readonly<{
  issuer: string;
  jwksUrl: string | null;
  /** How soon an unknown key id may cause another fetch; a forged one costs the issuer no more than that. */
  cooldownMs?: number;
  cacheMaxAgeMs?: number;
  timeoutMs?: number;
}>;

/**
 * The issuer's keys, fetched when first needed. jose caches them and fetches again when they are old or a key id is unknown; an
 * issuer that is down then is survived on the keys last seen. Without the key that a token names we cannot judge it: that is our fault (503),
 * not the caller's (401).
 */
export function createKeySet(settings: KeySetSettings): JWTVerifyGetKey {
  const { issuer, jwksUrl, cooldownMs = 5000, cacheMaxAgeMs = 600_000, timeoutMs = 2500 } = settings;
  let lastSeen: string | null = null;
  let lastFault: unknown = null;

  async function fetchKeys(_url: string, options: Readonly<{ signal?: AbortSignal }>): Promise<Response> {
    try {
      lastSeen = await readKeys({
        issuer,
        jwksUrl,
        signal: options.signal ?? AbortSignal.timeout(timeoutMs),
      });
      lastFault = null;
    } catch (cause) {
      if (lastSeen === null) {
        throw problems.unavailable('identity', cause);
      }
      lastFault = cause;
    }
    return new Response(lastSeen);
  }

  // The address is found out by `fetchKeys` at each fetch, so a discovery that fails once is simply tried again.
  const keySet = createRemoteJWKSet(new URL(jwksUrl ?? issuer), {
    [customFetch]: fetchKeys,
    cooldownDuration: cooldownMs,
    cacheMaxAge: cacheMaxAgeMs,
    timeoutDuration: timeoutMs,
  });

  return async function findKey(header, token) {
    try {
      return await keySet(header, token);
    } catch (error) {
      // After a failed fetch the issuer may have a key that we do not know of.
      throw lastFault !== null && error instanceof errors.JWKSNoMatchingKey
        ? problems.unavailable('identity', lastFault)
        : error;
    }
  };
}

async function readKeys(
  source: Readonly<{ issuer: string; jwksUrl: string | null; signal: AbortSignal }>,
): Promise<string> {
  const response = await fetch(await findJwksUrl(source), { signal: source.signal, redirect: 'manual' });
  if (response.status !== 200) {
    throw new Error(`The issuer's key set answered ${response.status}.`);
  }
  return JSON.stringify(jwksSchema.parse(await response.json()));
}
