import { z } from 'zod';
import type { World } from '../../cluster/create-world.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';
import { pressButton } from './press-button.ts';

export type Upgrade = Readonly<{ accountId: string; plan: 'pro' | 'team' }>;

const page = z.object({ kind: z.enum(['checkout', 'plan_change']), url: z.string() });
const account = z.object({ plan: z.string(), state: z.string() });

const patienceMs = 30_000;
const buttons = { checkout: 'pay', plan_change: 'change' } as const;

/**
 * What one user does for another plan: clicks, pays or confirms on Stripe's page, and comes back to a page that waits for the plan. Answers how
 * many milliseconds the page waited.
 */
export async function upgradeOnce(
  { urls }: Pick<Cluster, 'urls'>,
  world: World,
  { accountId, plan }: Upgrade,
): Promise<number> {
  const headers = { authorization: `Bearer ${await world.token(accountId)}` };
  const back = `${urls.website}/`;
  const clicked = await fetch(`${urls.gateway}/v1/checkout`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ plan, success_url: back, cancel_url: back }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const { kind, url } = page.parse(await clicked.json());
  await pressButton(url, buttons[kind]);
  const returned = performance.now();
  const shown = await fetch(`${urls.gateway}/v1/account?wait=25`, {
    headers,
    signal: AbortSignal.timeout(patienceMs),
  });
  const found = account.parse(await shown.json());
  if (found.plan !== plan || found.state !== 'settled') {
    throw new Error(`${accountId} came back to ${found.plan} (${found.state}) instead of ${plan}.`);
  }
  return performance.now() - returned;
}
