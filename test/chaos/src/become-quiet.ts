import { setTimeout as delay } from 'node:timers/promises';
import { handledEventTypes } from '@planbridge/billing';
import { retryNowSignal, scheduleIds, searchAttributes } from '@planbridge/contracts';
import type { World } from '../../cluster/create-world.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';

type Unrest = Readonly<{ running: number; open: number; missed: number }>;

/** What was left over drains at the pace of the retries, so only a rest that does not shrink any more is a fault. */
const stallMs = 90_000;

/**
 * Waits until nothing is under way. Whatever waits for its back-off is shaken, and the schedule that looks for lost webhooks does not wait for
 * its minute, as an operator would have it after an outage. Answers with what never came to rest.
 */
export async function becomeQuiet(cluster: Cluster, world: World): Promise<readonly string[]> {
  let fewest = Infinity;
  let fewestAt = performance.now();
  let last = 'nothing could be asked';
  while (performance.now() - fewestAt < stallMs) {
    try {
      const unrest = await look(cluster, world);
      const { running, open, missed } = unrest;
      if (running + open + missed === 0) {
        return [];
      }
      last = `${running} workflows run, ${open} events or accounts are unsettled, ${missed} events were missed`;
      if (running + open + missed < fewest) {
        fewest = running + open + missed;
        fewestAt = performance.now();
      }
      await shake(cluster, unrest);
    } catch (error) {
      last = String(error);
    }
    await delay(1000);
  }
  return [`It did not come to rest: ${last}, and nothing changed for ${stallMs / 1000} s.`];
}

async function look({ temporal, sql }: Cluster, world: World): Promise<Unrest> {
  const missed = await missedEvents(sql, world);
  const { count: running } = await temporal.workflow.count("ExecutionStatus = 'Running'");
  const [row] = await sql<{ open: number }[]>`
    select (select count(*) from stripe_events where settled_at is null)::int
         + (select count(*) from accounts where push_pending or lease_until > clock_timestamp())::int as open`;
  return { running, open: row?.open ?? 0, missed };
}

async function shake({ temporal }: Cluster, { missed }: Unrest): Promise<void> {
  const waiting = temporal.workflow.list({
    query: `${searchAttributes.state} = 'waiting' AND ExecutionStatus = 'Running'`,
  });
  for await (const { workflowId } of waiting) {
    await temporal.workflow
      .getHandle(workflowId)
      .signal(retryNowSignal)
      .catch(() => undefined);
  }
  if (missed > 0) {
    await temporal.schedule.getHandle(scheduleIds.catchUp).trigger();
  }
}

/** Events whose webhook was lost for good and that nobody has taken up yet. */
async function missedEvents(sql: Cluster['sql'], world: World): Promise<number> {
  const undelivered: string[] = [];
  for await (const { id, type } of world.stripe.events.list({ delivery_success: false, limit: 100 })) {
    if (handledEventTypes.includes(type)) {
      undelivered.push(id);
    }
  }
  const known = await sql<
    { event_id: string }[]
  >`select event_id from stripe_events where event_id in ${sql(['', ...undelivered])}`;
  return undelivered.length - known.length;
}
