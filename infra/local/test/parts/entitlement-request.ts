import type { RunningSystem } from '../../src/start/running-system.ts';
import { traces } from './traces.ts';

const entitlement = {
  account_id: traces.account,
  revision: 7,
  source: 'test',
  plan: 'pro',
  status: 'active',
  seats: 1,
  features: [],
  current_period_end: null,
  cancel_at: null,
  trial_end: null,
};

/** Writes or reads the entitlement of the account, as the worker would. */
export async function entitlementRequest(
  { productUrl, secrets }: RunningSystem,
  method: 'PUT' | 'GET',
): Promise<Response> {
  return fetch(`${productUrl}/entitlements/${encodeURIComponent(traces.account)}`, {
    method,
    headers: {
      authorization: `Bearer ${secrets.entitlementApiToken}`,
      ...(method === 'PUT' ? { 'content-type': 'application/json', 'idempotency-key': 'test:7:test' } : {}),
    },
    signal: AbortSignal.timeout(10_000),
    ...(method === 'PUT' ? { body: JSON.stringify(entitlement) } : {}),
  });
}
