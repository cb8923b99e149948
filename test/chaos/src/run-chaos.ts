import { setTimeout as delay } from 'node:timers/promises';
import { listCustomers } from '@planbridge/accounts';
import { createWorld } from '../../cluster/create-world.ts';
import type { World } from '../../cluster/create-world.ts';
import { inLanes } from '../../cluster/in-lanes.ts';
import { createRandom } from '../../cluster/random.ts';
import { startCluster } from '../../cluster/start-cluster.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';
import { becomeQuiet } from './become-quiet.ts';
import { judge } from './judge.ts';
import { liveAccount } from './live-account.ts';
import { planFaults } from './plan-faults.ts';
import { strike } from './strike.ts';
import type { Strike } from './strike.ts';

export type ChaosOptions = Readonly<{
  seed: number;
  accounts: number;
  /** Of each account in a round; a round goes through all faults once. */
  deeds: number;
  /** Another round begins as long as less than this has passed; 0: one round. */
  minutes: number;
  onProgress(line: string): void;
}>;

export type ChaosReport = Readonly<{
  events: number;
  deeds: number;
  /** Users who waited in vain for longer than a minute. */
  gaveUp: number;
  strikes: readonly Strike[];
  settlements: number;
  pushes: number;
  stalePushes: number;
  /** Milliseconds from the last deed until all was quiet; of the slowest round. */
  quietAfterMs: number;
  violations: readonly string[];
}>;

const livesAtOnce = 16;

/** A stream of users while everything breaks by a seeded schedule; at the end the three sides of every account are compared. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const cluster = await startCluster({
    name: 'chaos',
    workflows: 'in-file',
    gateways: 2,
    workers: 2,
    stripeRps: 25,
    pushRps: 20,
  });
  try {
    return await rounds(cluster, createWorld(cluster), options);
  } finally {
    await cluster.stop();
  }
}

async function rounds(cluster: Cluster, world: World, options: ChaosOptions): Promise<ChaosReport> {
  const { seed, accounts, deeds, onProgress } = options;
  const accountIds = Array.from({ length: accounts }, (_, index) => `chaos|${seed}|${index}`);
  const strikes: Strike[] = [];
  const violations: string[] = [];
  let done = 0;
  let gaveUp = 0;
  let quietAfterMs = 0;
  await disturbWebhooks(world);
  const end = performance.now() + options.minutes * 60_000;
  for (let round = 0; round === 0 || performance.now() < end; round += 1) {
    const struckAll = new AbortController();
    const failed = new AbortController();
    const traffic = (async () => {
      // Users go on until every fault has had work to hit.
      for (let pass = 0; pass === 0 || !struckAll.signal.aborted; pass += 1) {
        await inLanes(accountIds, livesAtOnce, async (accountId, index) => {
          const life = {
            accountId,
            world,
            customersOf: customersOf(cluster),
            gatewayUrl: cluster.urls.gateway,
            returnUrl: `${cluster.urls.website}/`,
            random: createRandom(seed + round * 1_000_003 + pass * 1_009 + index),
            signal: pass === 0 ? failed.signal : AbortSignal.any([failed.signal, struckAll.signal]),
            onDeed: () => {
              done += 1;
            },
            onTrouble: onProgress,
          };
          if (!(await liveAccount(life, deeds))) {
            gaveUp += 1;
          }
        });
      }
    })();
    const random = createRandom(seed + round);
    const struck = (async () => {
      for (const fault of planFaults(random)) {
        await delay(1000 + random.below(2000), undefined, { signal: failed.signal });
        const met = await strike(fault, { parts: cluster.parts, world, random });
        onProgress(`${met.fault.kind} of ${met.victim} met ${met.hit}; ${done} deeds done`);
        strikes.push(met);
      }
      struckAll.abort();
    })();
    try {
      await Promise.all([traffic, struck]);
    } finally {
      failed.abort();
      struckAll.abort();
      await Promise.allSettled([traffic, struck]);
    }
    const last = Date.now();
    const found = [...(await becomeQuiet(cluster, world))];
    const quietMs = Date.now() - last;
    quietAfterMs = Math.max(quietAfterMs, quietMs);
    found.push(...(await judge({ ...cluster, world }, accountIds)), ...endedByThemselves(cluster));
    violations.push(...found);
    found.forEach((violation) => onProgress(`violation: ${violation}`));
    onProgress(`round ${round + 1}: quiet after ${quietMs} ms, ${found.length} violations`);
  }
  return { ...(await count(cluster, world)), deeds: done, gaveUp, strikes, quietAfterMs, violations };
}

function endedByThemselves({ parts, logs }: Cluster): readonly string[] {
  return parts
    .filter((part) => part.endedByItself())
    .map(({ name }) => `${name} ended although nobody killed it; see ${logs}.`);
}

/** As the database maps them, which may be out of reach for a moment. */
function customersOf({ database: { db } }: Cluster) {
  return async (accountId: string): Promise<readonly string[]> =>
    (await listCustomers(db, accountId)).map(({ customerId }) => customerId);
}

async function disturbWebhooks(world: World): Promise<void> {
  await world.disturbWebhooks({ action: 'drop', probability: 0.03 });
  await world.disturbWebhooks({ action: 'duplicate', probability: 0.1 });
  await world.disturbWebhooks({ action: 'shuffle', probability: 0.2, ms: 3000 });
}

async function count({ sql, temporal }: Cluster, world: World) {
  const [row] = await sql<{ events: number }[]>`select count(*)::int as events from stripe_events`;
  const pushes = await world.pushes();
  const { count: settlements } = await temporal.workflow.count("WorkflowType = 'settleEvent'");
  return {
    events: row?.events ?? 0,
    settlements,
    pushes: pushes.length,
    stalePushes: pushes.filter(({ outcome }) => outcome === 'stale').length,
  };
}
