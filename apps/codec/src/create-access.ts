import type { Buffer } from 'node:buffer';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { CodecConfig } from '@planbridge/config';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Refusal } from './refusal.ts';

/** Passes whoever may read payloads, and throws for everybody else. */
export type CheckAccess = (authorization: string | undefined) => Promise<void>;

/** No secret is shared with an issuer, so no HS256; and `none` is none. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/**
 * A fixed token for the command line, or an access token that the Web UI passes on. With neither configured everybody passes, which the
 * configuration allows on this machine only.
 */
export function createAccess({ token, oidc }: Pick<CodecConfig, 'token' | 'oidc'>): CheckAccess {
  const keys = oidc === null ? null : createRemoteJWKSet(new URL(oidc.jwksUrl), { timeoutDuration: 5000 });

  async function isOperator(given: string): Promise<boolean> {
    if (oidc === null || keys === null) {
      return false;
    }
    const { issuer, audience } = oidc;
    return await jwtVerify(given, keys, { issuer, audience, algorithms, requiredClaims: ['exp'] }).then(
      () => true,
      () => false,
    );
  }

  return async (authorization) => {
    if (token === null && oidc === null) {
      return;
    }
    const given = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    if ((token !== null && isSame(given, token)) || (await isOperator(given))) {
      return;
    }
    throw new Refusal(
      401,
      'Decoding needs a token: have the Web UI pass access tokens on, or give the command line --codec-auth.',
    );
  };
}

/** In a time that tells nothing of where two texts differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
