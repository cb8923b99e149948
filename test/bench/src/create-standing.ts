import { searchAttributes } from '@planbridge/contracts';
import type { World } from '../../cluster/create-world.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';

/** How things stand, from all who know a part of it. */
export function createStanding(
  { sql, temporal }: Cluster,
  world: World,
  since: Readonly<{ second: number; push: number }>,
) {
  // Counted by the fault that refuses them.
  let refused = nothing;
  let lastPush = since.push;
  let applied = 0;
  return {
    watch: (hits: () => Promise<number>) => {
      refused = hits;
    },
    look: async () => {
      const pushes = await world.pushes(lastPush);
      lastPush = pushes.at(-1)?.number ?? lastPush;
      applied += pushes.filter(({ outcome }) => outcome === 'applied').length;
      const [row] = await sql<
        { n: number }[]
      >`select count(*)::int as n from stripe_events where settled_at is not null`;
      const { count: waiting } = await temporal.workflow.count(
        `${searchAttributes.state} = 'waiting' AND ExecutionStatus = 'Running'`,
      );
      const reads = (await world.calls()).filter(
        ({ endpoint, second }) => endpoint.startsWith('GET ') && second >= since.second,
      );
      return {
        waiting,
        reads: reads.reduce((sum, { count }) => sum + count, 0),
        refused: await refused(),
        applied,
        settled: row?.n ?? 0,
      };
    },
  };
}

async function nothing(): Promise<number> {
  return 0;
}
