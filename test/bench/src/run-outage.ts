import { setTimeout as delay } from 'node:timers/promises';
import { createWorld } from '../../cluster/create-world.ts';
import type { World } from '../../cluster/create-world.ts';
import { startCluster } from '../../cluster/start-cluster.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';
import { until } from '../../cluster/until.ts';
import { changePlans } from './change-plans.ts';
import { createStanding } from './create-standing.ts';
import { gatherOutageFacts } from './gather-outage-facts.ts';
import { measureLatencies } from './measure-latencies.ts';
import type { OutageReport } from './outage-report.ts';
import { seedSubscribers } from './seed-subscribers.ts';
import type { Subscriber } from './seed-subscribers.ts';
import { watchCurve } from './watch-curve.ts';

export type OutageOptions = Readonly<{
  accounts: number;
  /** Changes a second. */
  rate: number;
  /** PUSH_RPS. */
  pushRps: number;
  /** STRIPE_RPS of each of the two workers. */
  stripeRps: number;
  seed: number;
  onProgress(line: string): void;
}>;

type Accounts = Readonly<{ changed: readonly Subscriber[]; quiet: readonly Subscriber[] }>;

const quietAccounts = 200;
const probesPerSecond = 2;
const baselineMs = 60_000;
const lookEveryMs = 10_000;

/**
 * Thousands of accounts change at Stripe while the product is down for a simulated day; then the product is back. The day's changes come within
 * minutes, so that more is under way at once than in a real one; the worker's back-off (10 s to 10 minutes) and breaker (a probe every 5 s) are
 * as ever.
 */
export async function runOutage(options: OutageOptions): Promise<OutageReport> {
  const { pushRps, stripeRps } = options;
  const cluster = await startCluster({
    name: 'bench-outage',
    workflows: 'in-memory',
    gateways: 1,
    workers: 2,
    stripeRps,
    pushRps,
  });
  try {
    const world = createWorld(cluster);
    const seed = (kind: string, count: number) =>
      seedSubscribers(
        cluster,
        world,
        Array.from({ length: count }, (_, index) => `outage|${kind}|${index}`),
      );
    const accounts = {
      changed: await seed('changed', options.accounts),
      quiet: await seed('quiet', quietAccounts),
    };
    options.onProgress(`${options.accounts} accounts pay and are settled`);
    return await measure(cluster, world, { ...options, ...accounts });
  } finally {
    await cluster.stop();
  }
}

async function measure(
  cluster: Cluster,
  world: World,
  { changed, quiet, rate, pushRps, seed, onProgress }: OutageOptions & Accounts,
): Promise<OutageReport> {
  const since = { push: (await world.pushes()).length, second: Math.ceil(Date.now() / 1000) };
  const standing = createStanding(cluster, world, since);
  const curve = watchCurve(standing.look, {
    phase: 'baseline',
    everyMs: lookEveryMs,
    onPoint: (point) => onProgress(JSON.stringify(point)),
  });
  const latencies = measureLatencies(cluster, world, {
    phase: 'baseline',
    perSecond: probesPerSecond,
    subscribers: quiet,
  });
  const begin = (phase: string): number => {
    curve.begin(phase);
    latencies.begin(phase);
    return performance.now();
  };
  await delay(baselineMs);

  const outageAt = begin('outage');
  const outage = await world.breakService('product', { kind: 'status', status: 503, route: 'PUT *' });
  standing.watch(outage.hits);
  const events = await changePlans(world, { subscribers: changed, seed, perSecond: rate });
  // The rows stay right meanwhile: each of them has something to tell.
  await reach(cluster, changed.length, 120_000);
  const refused = await outage.hits();
  standing.watch(async () => refused);

  const drainAt = begin('drain');
  await outage.end();
  await reach(cluster, 0, (2000 * events) / pushRps + 180_000);
  const latency = await latencies.stop();
  await settleAll(cluster);
  const endAt = performance.now();
  return {
    accounts: changed.length,
    events,
    outageSeconds: Math.round((drainAt - outageAt) / 1000),
    drainSeconds: Math.round((endAt - drainAt) / 1000),
    refused,
    latency,
    curve: await curve.stop(),
    ...(await gatherOutageFacts(cluster, world, { changed, quiet, since })),
  };
}

/** Waits until so many rows have something that the product was not told. */
async function reach({ sql }: Cluster, pending: number, patienceMs: number): Promise<void> {
  await until(
    `${pending} accounts with a push pending`,
    async () => {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from accounts where push_pending`;
      return row?.n === pending ? true : null;
    },
    { patienceMs, pauseMs: 500 },
  );
}

async function settleAll({ sql, temporal }: Cluster): Promise<void> {
  await until(
    'the end of every settlement',
    async () => {
      const [row] = await sql<
        { n: number }[]
      >`select count(*)::int as n from stripe_events where settled_at is null`;
      const { count: running } = await temporal.workflow.count(
        "WorkflowType = 'settleEvent' AND ExecutionStatus = 'Running'",
      );
      return row?.n === 0 && running === 0 ? true : null;
    },
    { patienceMs: 180_000, pauseMs: 500 },
  );
}
