import type { Environment } from './environment.ts';
import { isLoopback } from './is-loopback.ts';

/** Whoever stands between and may write the issuer’s keys signs tokens for every account: with real money, only https or this very machine. */
export function gatewayTransportFaults(texts: Environment): readonly string[] {
  if (texts['STRIPE_LIVEMODE'] !== 'true') return [];
  // With the keys’ own address the issuer’s is a name, and nothing is fetched from it.
  const name = texts['OIDC_JWKS_URL'] === undefined ? 'OIDC_ISSUER' : 'OIDC_JWKS_URL';
  return isPlainAndAway(texts[name] ?? '')
    ? [
        `${name} is plain http, but STRIPE_LIVEMODE is true: the keys that tokens are judged by must come over https.`,
      ]
    : [];
}

function isPlainAndAway(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && !isLoopback(hostname);
}
