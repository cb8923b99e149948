import { SignJWT } from 'jose';
import { createAuthenticator } from './create-authenticator.ts';

const secret = Buffer.from('a secret that is long enough for every HMAC, which takes sixty-four bytes');
const rules = { accountClaim: 'sub', emailClaim: 'email', requiredScope: null };
const settings = { issuer: 'https://login.example.com', audience: 'planbridge', rules };

// jose hands out no such key from a key set; the fence must hold without that.
test.each(['HS256', 'HS384', 'HS512'])(
  'refuses a signature by %s, even if the key set hands out its secret',
  async (alg) => {
    const authenticate = createAuthenticator({ ...settings, keySet: async () => secret });
    const token = await new SignJWT({ sub: 'ada' })
      .setProtectedHeader({ alg })
      .setIssuer(settings.issuer)
      .setAudience(settings.audience)
      .setExpirationTime('5 minutes')
      .sign(secret);
    await expect(authenticate(`Bearer ${token}`)).rejects.toMatchObject({ document: { status: 401 } });
  },
);
