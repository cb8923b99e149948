import { findJwksUrl } from './find-jwks-url.ts';

const issuer = 'https://login.example.com';

/** What the issuer's discovery document says. */
async function findWith(document: unknown): Promise<string> {
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(document));
  try {
    return await findJwksUrl({ issuer, jwksUrl: null, signal: AbortSignal.timeout(1000) });
  } finally {
    fetched.mockRestore();
  }
}

test('goes where the issuer says that its keys are', async () => {
  expect(await findWith({ issuer, jwks_uri: 'https://keys.example.com' })).toBe('https://keys.example.com');
});

test('does not follow an issuer of https to keys in the clear', async () => {
  await expect(findWith({ issuer, jwks_uri: 'http://login.example.com/keys' })).rejects.toThrow(
    /is https, but/,
  );
});
