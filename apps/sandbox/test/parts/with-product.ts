import { startProduct } from '../../src/product/start-product.ts';
import { place } from './place.ts';
import { send } from './send.ts';

export const productToken = 'product-token';
export const accountId = 'auth0|42/ä';

export function entitlement(revision: number, plan = 'pro') {
  return {
    account_id: accountId,
    revision,
    source: 'test',
    plan,
    status: 'active',
    seats: 5,
    features: ['sso'],
    current_period_end: '2026-12-22T00:00:00Z',
    cancel_at: null,
    trial_end: null,
  };
}

export async function withProduct(
  work: (product: ReturnType<typeof clientOf>) => Promise<void>,
  state: string | null = null,
): Promise<void> {
  const service = await startProduct(place(state), { token: productToken });
  try {
    await work(clientOf(service.url));
  } finally {
    await service.close();
  }
}

function clientOf(url: string) {
  const path = `${url}/entitlements/${encodeURIComponent(accountId)}`;
  const authorization = `Bearer ${productToken}`;
  return {
    url,
    path,
    get: () => send(path, { headers: { authorization } }),
    put: (json: unknown, headers: Readonly<Record<string, string>> = {}) =>
      send(path, {
        method: 'PUT',
        json,
        headers: { authorization, 'idempotency-key': 'ref:1:hash', ...headers },
      }),
    control: (name: string, json?: unknown) => send(`${url}/_control/${name}`, { json }),
  };
}
