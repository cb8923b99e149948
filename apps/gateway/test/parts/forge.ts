import { createPublicKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTHeaderParameters } from 'jose';
import { z } from 'zod';
import type { Issuer } from './start-issuer.ts';

const jwksSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** Tokens that say all the right things and are signed in the ways that verifiers have been fooled by. */
export function forge(issuer: Pick<Issuer, 'issuer' | 'jwksUrl'>) {
  const token = (header: JWTHeaderParameters) =>
    new SignJWT({ sub: 'ada' })
      .setProtectedHeader(header)
      .setIssuer(issuer.issuer)
      .setAudience('planbridge')
      .setExpirationTime('5 minutes');

  return {
    withoutSignature: () => {
      const claims = { sub: 'ada', iss: issuer.issuer, aud: 'planbridge', exp: Date.now() / 1000 + 300 };
      return `${base64url({ alg: 'none' })}.${base64url(claims)}.`;
    },

    withSharedSecret: async () =>
      await token({ alg: 'HS256', kid: 'key-1' }).sign(Buffer.from('a secret that is long enough for HS256')),

    /** Who takes the algorithm from the token verifies an HMAC with the public key, which everybody has. */
    withPublicKeyAsSecret: async () => {
      const { keys } = jwksSchema.parse(await (await fetch(issuer.jwksUrl)).json());
      const publicKey = createPublicKey({ key: { ...keys[0] }, format: 'jwk' });
      const pem = publicKey.export({ type: 'spki', format: 'pem' });
      return await token({ alg: 'HS256', kid: 'key-1' }).sign(Buffer.from(pem));
    },

    /** Who takes the key from the token, or from where the token says, believes everybody. */
    withItsOwnKey: async () => {
      const { publicKey, privateKey } = await generateKeyPair('RS256');
      const jwk = await exportJWK(publicKey);
      return await token({ alg: 'RS256', jwk, jku: 'https://evil.example/keys' }).sign(privateKey);
    },
  };
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
