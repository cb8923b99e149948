import { createWorld } from '../../cluster/create-world.ts';
import type { World } from '../../cluster/create-world.ts';
import { inLanes } from '../../cluster/in-lanes.ts';
import { startCluster } from '../../cluster/start-cluster.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';
import { until } from '../../cluster/until.ts';
import { percentile } from './percentile.ts';
import { upgradeOnce } from './upgrade-once.ts';
import type { Upgrade } from './upgrade-once.ts';

export type UpgradeCost = Readonly<{
  endpoints: string;
  upgrade: string;
  /** Events that started a settlement. */
  events: number;
  pushes: number;
  /** Calls to Stripe by endpoint. */
  calls: Readonly<Record<string, number>>;
  /** Of the page that waits for the plan. */
  p50: number;
}>;

const lanes = 2;

/** What an upgrade costs, per upgrade: with every event enabled as a snapshot, and then as a thin event besides. */
export async function runUpgrades(upgrades: number): Promise<readonly UpgradeCost[]> {
  const cluster = await startCluster({
    name: 'bench-upgrade',
    workflows: 'in-memory',
    gateways: 1,
    workers: 1,
    stripeRps: 100,
    pushRps: 100,
  });
  try {
    const world = createWorld(cluster);
    const snapshot = await bothKinds(cluster, world, { upgrades, endpoints: 'snapshot' });
    await enableThin(cluster, world);
    const both = await bothKinds(cluster, world, { upgrades, endpoints: 'snapshot and thin' });
    return [...snapshot, ...both];
  } finally {
    await cluster.stop();
  }
}

type Setting = Readonly<{ upgrades: number; endpoints: string }>;

async function bothKinds(cluster: Cluster, world: World, { upgrades, endpoints }: Setting) {
  const accountIds = Array.from(
    { length: upgrades },
    (_, index) => `upgrade|${endpoints.replaceAll(' ', '-')}|${index}`,
  );
  const costOf = async (upgrade: string, plan: Upgrade['plan']): Promise<UpgradeCost> => {
    const before = await standing(cluster, world);
    const waits: number[] = [];
    await inLanes(accountIds, lanes, async (accountId) => {
      waits.push(await upgradeOnce(cluster, world, { accountId, plan }));
    });
    await quiet(cluster, world);
    const after = await standing(cluster, world);
    const per = perOne(upgrades);
    return {
      endpoints,
      upgrade,
      events: per(after.events - before.events),
      pushes: per(after.pushes - before.pushes),
      calls: Object.fromEntries(
        [...after.calls]
          .map(([endpoint, count]) => [endpoint, per(count - (before.calls.get(endpoint) ?? 0))] as const)
          .filter(([, count]) => count > 0),
      ),
      p50: Math.round(percentile(waits, 0.5)),
    };
  };
  return [
    await costOf('free to Pro, by Checkout', 'pro'),
    await costOf('Pro to Team, by the portal', 'team'),
  ];
}

function perOne(upgrades: number) {
  return (count: number): number => Math.round((100 * count) / upgrades) / 100;
}

/** A destination for thin events, whose secret the gateway knows already. */
async function enableThin({ urls, secrets }: Cluster, world: World): Promise<void> {
  const { id } = await world.stripe.v2.core.eventDestinations.create({
    name: 'thin',
    type: 'webhook_endpoint',
    event_payload: 'thin',
    enabled_events: ['*'],
    webhook_endpoint: { url: `${urls.gateway}/webhooks/stripe` },
  });
  await world.signWith(id, secrets.webhookSecret);
}

async function standing({ sql }: Cluster, world: World) {
  const [row] = await sql<{ events: number }[]>`select count(*)::int as events from stripe_events`;
  const calls = new Map<string, number>();
  for (const { endpoint, count } of await world.calls()) {
    // The look for events that Stripe could not deliver runs by the clock, whoever upgrades.
    if (endpoint !== 'GET /v1/events') {
      calls.set(endpoint, (calls.get(endpoint) ?? 0) + count);
    }
  }
  return { events: row?.events ?? 0, pushes: (await world.pushes()).length, calls };
}

/** Until every webhook has arrived and every settlement has ended. */
async function quiet({ sql, temporal }: Cluster, world: World): Promise<void> {
  await until(
    'quiet',
    async () => {
      // In the order of an event's way, so that none slips through between two looks.
      const undelivered = await world.undelivered();
      const { count: running } = await temporal.workflow.count("ExecutionStatus = 'Running'");
      const [row] = await sql<
        { open: number }[]
      >`select count(*)::int as open from stripe_events where settled_at is null`;
      return undelivered + running + (row?.open ?? 0) === 0 ? true : null;
    },
    { patienceMs: 60_000, pauseMs: 500 },
  );
}
