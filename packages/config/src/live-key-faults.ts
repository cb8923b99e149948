import type { Environment } from './environment.ts';

/** What must not go together with real money: a stand-in for Stripe, a product reached in the clear, the other mode's events. */
export function liveKeyFaults(texts: Environment): readonly string[] {
  const mode = /^(?:sk|rk)_(?:org_)?(live|test)_/.exec(texts['STRIPE_SECRET_KEY'] ?? '')?.[1];
  const faults: string[] = [];
  if (mode !== undefined && /^(true|false)$/.test(texts['STRIPE_LIVEMODE'] ?? '')) {
    const wanted = texts['STRIPE_LIVEMODE'] === 'true' ? 'live' : 'test';
    if (mode !== wanted) {
      faults.push(
        `STRIPE_LIVEMODE says ${wanted} mode, but STRIPE_SECRET_KEY is a key of ${mode} mode: make them agree.`,
      );
    }
  }
  if (mode !== 'live') return faults;
  if (texts['STRIPE_API_URL'] !== undefined) {
    faults.push(
      'STRIPE_API_URL is set, but STRIPE_SECRET_KEY is a live key, which goes to Stripe alone: remove STRIPE_API_URL.',
    );
  }
  for (const name of ['ENTITLEMENT_API_URL', 'ENTITLEMENT_TOKEN_URL']) {
    if (texts[name]?.startsWith('http:') === true) {
      faults.push(`${name} is plain http, but STRIPE_SECRET_KEY is a live key: use https.`);
    }
  }
  return faults;
}
