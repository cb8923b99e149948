import { SignJWT } from 'jose';
import type { SigningKeys } from './create-signing-keys.ts';

type TokenWish = Readonly<{
  sub: string;
  audience: string;
  scope?: string;
  email?: string | undefined;
  /** Negative: it has expired already. */
  expiresInSeconds: number;
}>;

export type MakeToken = (wish: TokenWish) => Promise<string>;

export function createTokenMaker(issuer: string, keys: SigningKeys): MakeToken {
  return async ({ sub, audience, scope, email, expiresInSeconds }) => {
    const { kid, key } = await keys.current();
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      ...(email === undefined ? {} : { email }),
      ...(scope === undefined ? {} : { scope }),
    })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setSubject(sub)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now + Math.min(0, expiresInSeconds - 1))
      .setExpirationTime(now + expiresInSeconds)
      .sign(key);
  };
}
