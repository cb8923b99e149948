import { generateKeyPair, SignJWT } from 'jose';
import type { Issuer } from '../parts/start-issuer.ts';

export type FuzzToken = Readonly<{ authorization: string | null; isGood: boolean }>;

/** Made once, because signing takes longer than everything that is fuzzed. */
export async function createTokens(issuer: Issuer): Promise<readonly FuzzToken[]> {
  const users = Array.from({ length: 20 }, (_, index) => `auth0|fuzz-${index}@example.com`);
  const good = await Promise.all(
    [...users, 'Ада 🦆', '%2e%2e%2f', "'; drop table accounts; --"].map((sub) => issuer.token({ sub })),
  );
  const { privateKey } = await generateKeyPair('ES256');
  const forged = await Promise.all([
    issuer.token({ sub: 'ada' }, { foreign: true }),
    issuer.token({ sub: 'ada' }, { audience: 'somebody-else' }),
    issuer.token({ sub: 'ada' }, { issuer: 'https://evil.example' }),
    issuer.token({ sub: 'ada' }, { expires: 1 }),
    issuer.token({ sub: 'ada' }, { expires: null }),
    issuer.token({ sub: '..' }),
    issuer.token({ sub: 'a\0b' }),
    issuer.token({ sub: 'a\ud83e' }),
    issuer.token({ sub: 'a'.repeat(201) }),
    issuer.token({}),
    new SignJWT({ sub: 'ada' }).setProtectedHeader({ alg: 'ES256', kid: 'key-1' }).sign(privateKey),
  ]);
  const [first = ''] = good;
  const [head = '', claims = '', signature = ''] = first.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  return [
    ...good.map((token) => ({ authorization: `Bearer ${token}`, isGood: true })),
    ...[
      ...forged,
      `${none}.${claims}.`,
      `${none}.${claims}.${signature}`,
      `${head}.${claims}`,
      `${head}.${claims}.${signature.slice(1)}`,
      `${head}..${signature}`,
      'a'.repeat(12_000),
      'null',
    ].map((token) => ({ authorization: `Bearer ${token}`, isGood: false })),
    ...['', 'Bearer', 'Bearer  ', `Basic ${first}`, `Bearer ${first} ${first}`, `Bearer ${first}\t`].map(
      (authorization) => ({ authorization, isGood: false }),
    ),
    { authorization: null, isGood: false },
  ];
}
