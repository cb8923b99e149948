import { jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { isProblem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { readCaller } from './read-caller.ts';
import type { Caller, CallerRules } from './read-caller.ts';

export type AuthenticatorDependencies = Readonly<{
  keySet: JWTVerifyGetKey;
  issuer: string;
  audience: string;
  rules: CallerRules;
}>;

export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

// Signatures of a key pair only: with HS256 a public key would pass as a secret, with `none` anything would.
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const clockToleranceSeconds = 5;

export function createAuthenticator({
  keySet,
  issuer,
  audience,
  rules,
}: AuthenticatorDependencies): Authenticate {
  async function verify(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (error) {
      throw isProblem(error) ? error : problems.unauthenticated('refused');
    }
  }

  return async function authenticate(authorization) {
    const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      throw problems.unauthenticated('missing');
    }
    const reading = readCaller(await verify(token), rules);
    switch (reading.kind) {
      case 'caller':
        return reading.caller;
      case 'account-id-unusable':
        throw problems.accountIdUnusable();
    }
  };
}
