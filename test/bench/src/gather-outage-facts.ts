import { searchAttributes } from '@planbridge/contracts';
import type { World } from '../../cluster/create-world.ts';
import { inLanes } from '../../cluster/in-lanes.ts';
import { judgeAccount } from '../../cluster/judge-account.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';
import { mostWithin } from './most-within.ts';
import type { OutageFacts, Peak } from './outage-report.ts';
import type { Subscriber } from './seed-subscribers.ts';

type Span = Readonly<{
  changed: readonly Subscriber[];
  quiet: readonly Subscriber[];
  /** What came before was the seeding's. */
  since: Readonly<{ second: number; push: number }>;
}>;

/** What Stripe, the product, the database and Temporal say once all is quiet. */
export async function gatherOutageFacts(
  cluster: Cluster,
  world: World,
  { changed, quiet, since }: Span,
): Promise<OutageFacts> {
  // Before the accounts are compared, which asks Stripe too.
  const reads = await readsOf(world, since.second);
  const pushes = await world.pushes(since.push);
  const applied = pushes.filter(({ outcome }) => outcome === 'applied');
  const told = timesEach(applied.map(({ account_id: accountId }) => accountId));
  const came = timesEach(pushes.map(({ revision }) => `${revision}`));
  const violations: string[] = [];
  await inLanes([...changed, ...quiet], 8, async ({ accountId }) => {
    violations.push(...(await judgeAccount({ ...cluster, world }, accountId)));
  });
  return {
    reads,
    pushes: peakOf(applied.map(({ at }) => Math.floor(Date.parse(at) / 1000))),
    repeated: [
      ...[...came].filter(([, times]) => times > 1).map(([revision]) => revision),
      ...pushes.filter(({ outcome }) => outcome !== 'applied').map(({ revision }) => `${revision}`),
    ],
    notOnce: [
      ...changed.map(({ accountId }) => accountId).filter((accountId) => told.get(accountId) !== 1),
      ...quiet.map(({ accountId }) => accountId).filter((accountId) => told.has(accountId)),
    ],
    incidents: (
      await cluster.sql<{ kind: string; closed_at: Date | null }[]>`
      select kind, closed_at from incidents`
    ).map(({ kind, closed_at: closed }) => `${kind}: ${closed === null ? 'open' : 'closed'}`),
    unsettled: await unsettledWorkflows(cluster),
    violations,
  };
}

/** Of the endpoint that was asked most; a budget is one endpoint's. */
async function readsOf(world: World, sinceSecond: number): Promise<Peak> {
  const reads = (await world.calls()).filter(
    ({ endpoint, second }) => endpoint.startsWith('GET ') && second >= sinceSecond,
  );
  const peaks = [...new Set(reads.map(({ endpoint }) => endpoint))].map((name) =>
    peakOf(
      reads
        .filter(({ endpoint }) => endpoint === name)
        .flatMap(({ second, count }) => Array.from({ length: count }, () => second)),
    ),
  );
  const [busiest] = peaks.toSorted((a, b) => b.all - a.all);
  return busiest ?? peakOf([]);
}

function peakOf(seconds: readonly number[]): Peak {
  return {
    all: seconds.length,
    inOneSecond: mostWithin(seconds, 1),
    inTenSeconds: mostWithin(seconds, 10),
  };
}

function timesEach(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) {
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

async function unsettledWorkflows({ temporal }: Cluster): Promise<number> {
  const ofEvents = "WorkflowType = 'settleEvent'";
  const { count: notCompleted } = await temporal.workflow.count(
    `${ofEvents} AND ExecutionStatus != 'Completed'`,
  );
  const { count: marked } = await temporal.workflow.count(
    `${ofEvents} AND ${searchAttributes.state} IN ('waiting', 'needs_attention')`,
  );
  return notCompleted + marked;
}
