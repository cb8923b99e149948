import type { RunningSystem } from '@planbridge/local';
import { z } from 'zod';

const entitlement = z.looseObject({ plan: z.string(), revision: z.number(), seats: z.number() });

/** What the product holds of an account; null if nothing. */
export async function heldEntitlement({ productUrl, secrets }: RunningSystem, accountId: string) {
  const response = await fetch(`${productUrl}/entitlements/${encodeURIComponent(accountId)}`, {
    headers: { authorization: `Bearer ${secrets.entitlementApiToken}` },
    signal: AbortSignal.timeout(5000),
  });
  return response.status === 404 ? null : entitlement.parse(await response.json());
}
