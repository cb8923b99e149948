import { drawTicket, linkCustomer, upsertAccount } from '@planbridge/accounts';
import { pino } from 'pino';
import { createCatalogueCache } from '../../../apps/worker/src/catalogue-cache.ts';
import { createPlanbridgeApi } from '../../../apps/worker/src/product/planbridge-api.ts';
import { settleAccount } from '../../../apps/worker/src/settle/settle-account.ts';
import { createConnectStripe } from '../../../apps/worker/src/stripe/connect-stripe.ts';
import type { Sold, World } from '../../cluster/create-world.ts';
import { inLanes } from '../../cluster/in-lanes.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';

export type Subscriber = Sold & Readonly<{ accountId: string }>;

const atOnce = 8;
const patienceMs = 30_000;

/**
 * Accounts on the plan Pro, settled as weeks of ordinary work would have left them: Stripe, row and product agree. By the worker's own
 * functions, but without a webhook and a workflow for each, so that thousands take a minute.
 */
export async function seedSubscribers(
  cluster: Cluster,
  world: World,
  accountIds: readonly string[],
): Promise<readonly Subscriber[]> {
  const settle = settlement(cluster);
  const { db } = cluster.database;
  const subscribers: Subscriber[] = [];
  await world.stripe.webhookEndpoints.update(gatewayEndpoint, { disabled: true });
  await inLanes(accountIds, atOnce, async (accountId) => {
    const sold = await world.sell({ lookup_key: 'pro_month_usd', quantity: 1 });
    const account = await upsertAccount(db, { id: accountId, email: null });
    await linkCustomer(db, { accountId, customerId: sold.customer });
    await settle({ account, ticket: await drawTicket(db) });
    subscribers.push({ ...sold, accountId });
  });
  await world.stripe.webhookEndpoints.update(gatewayEndpoint, { disabled: false });
  return subscribers;
}

/** The sandbox's own endpoint, which it sets up for GATEWAY_URL. */
const gatewayEndpoint = 'we_gateway';

function settlement({ database: { db }, secrets, source, urls }: Cluster) {
  const deps = {
    ...createCatalogueCache(db),
    db,
    connectStripe: createConnectStripe({ secretKey: secrets.stripeKey, apiUrl: urls.stripe }),
    entitlementApi: createPlanbridgeApi({
      url: urls.product,
      token: secrets.productToken,
      sourceId: source,
    }),
    isStripeDown: () => false,
    isProductDown: () => false,
    announce: () => undefined,
    entitlementTimeoutMs: patienceMs,
    now: () => new Date(),
    log: pino({ level: 'silent' }),
  };
  return (intention: Parameters<typeof settleAccount>[1]) =>
    settleAccount(deps, intention, {
      signal: AbortSignal.timeout(patienceMs),
      remainingMs: () => patienceMs,
      stripeTimeoutMs: patienceMs,
      stripeShare: 'settlement',
      pushTimeoutMs: patienceMs,
      leasePatienceMs: patienceMs,
      isShuttingDown: () => false,
      heartbeat: () => undefined,
    });
}
