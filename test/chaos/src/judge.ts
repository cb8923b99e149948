import { handledEventTypes } from '@planbridge/billing';
import type { World } from '../../cluster/create-world.ts';
import { judgeAccount } from '../../cluster/judge-account.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';

type Sides = Pick<Cluster, 'database' | 'sql' | 'catalogue' | 'source'> & Readonly<{ world: World }>;

/** All that must hold once things are quiet; each violation as a sentence. */
export async function judge(sides: Sides, accountIds: readonly string[]): Promise<readonly string[]> {
  const violations = await Promise.all(accountIds.map((accountId) => judgeAccount(sides, accountId)));
  return [...violations.flat(), ...(await judgeEvents(sides)), ...judgeRevisions(await sides.world.pushes())];
}

/** Nothing acknowledged is lost: every event is settled. No incident may excuse one here, because no traffic calls for one. */
async function judgeEvents({ sql, world }: Sides): Promise<readonly string[]> {
  const settled = new Set(
    (await sql<{ event_id: string }[]>`select event_id from stripe_events where settled_at is not null`).map(
      (row) => row.event_id,
    ),
  );
  const violations: string[] = [];
  for await (const event of world.stripe.events.list({ limit: 100 })) {
    if (handledEventTypes.includes(event.type) && !settled.has(event.id)) {
      violations.push(
        `${event.id} (${event.type}) is not settled; ${event.pending_webhooks} deliveries are pending.`,
      );
    }
  }
  return violations;
}

/** No step back: what the product applied of an account only grew, and no revision twice. */
function judgeRevisions(pushes: Awaited<ReturnType<World['pushes']>>): readonly string[] {
  const highest = new Map<string, number>();
  return pushes.flatMap(({ account_id: accountId, outcome, revision }) => {
    if (outcome !== 'applied') {
      return [];
    }
    const before = highest.get(accountId) ?? 0;
    highest.set(accountId, revision);
    return revision > before
      ? []
      : [`${accountId}: the product applied revision ${revision} after ${before}.`];
  });
}
