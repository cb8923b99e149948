import { z } from 'zod';

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

type Discovery = Readonly<{ issuer: string; jwksUrl: string | null; signal: AbortSignal }>;

/** The configured address, or the one that the issuer publishes (OpenID Connect Discovery 1.0, section 4). */
export async function findJwksUrl({ issuer, jwksUrl, signal }: Discovery): Promise<string> {
  if (jwksUrl !== null) {
    return jwksUrl;
  }
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal, redirect: 'manual' });
  if (response.status !== 200) {
    throw new Error(`The issuer's discovery document answered ${response.status}.`);
  }
  const discovered = discoverySchema.parse(await response.json());
  if (discovered.issuer !== issuer) {
    throw new Error(
      'The discovery document names another issuer than OIDC_ISSUER; they must be equal to the letter.',
    );
  }
  if (issuer.startsWith('https:') && !discovered.jwks_uri.startsWith('https:')) {
    throw new Error('The issuer is https, but its discovery document names a key set that is not.');
  }
  return discovered.jwks_uri;
}
