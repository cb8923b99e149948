import { z } from 'zod';

const entitlement = z.looseObject({ account_id: z.string(), revision: z.number(), plan: z.string() });
const pushes = z.object({
  pushes: z.array(z.object({ number: z.number(), account_id: z.string(), outcome: z.string(), entitlement })),
});
const plans = z.object({ plans: z.record(z.string(), z.string()) });

export type HeldEntitlement = z.infer<typeof entitlement>;

/** The sandbox's product as its controls show it. */
export function createProductView({ url, token }: Readonly<{ url: string; token: string }>) {
  async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${url}/_control${path}`, { ...init, signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`The sandbox's product refused ${path} with ${response.status}.`);
    }
    return text === '' ? null : JSON.parse(text);
  }
  const post = (path: string, body: unknown) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    holds: async (accountId: string): Promise<HeldEntitlement | null> => {
      const response = await fetch(`${url}/entitlements/${encodeURIComponent(accountId)}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(10_000),
      });
      // Parsed here: what `json()` answers is of another realm under jest, and compares unequal.
      const body: unknown = JSON.parse(await response.text());
      return response.ok ? entitlement.parse(body) : null;
    },
    /** By the API without a fence. */
    holdsPlan: async (accountId: string): Promise<string | null> =>
      plans.parse(await ask('/dbos-cloud')).plans[accountId] ?? null,
    pushesOf: async (accountId: string) =>
      pushes.parse(await ask(`/pushes?account_id=${encodeURIComponent(accountId)}`)).pushes,
    drift: (accountId: string, set: Readonly<Record<string, unknown>>) =>
      post('/drift', { account_id: accountId, set }),
    forget: (accountId: string) => post('/forget', { account_id: accountId }),
  };
}
