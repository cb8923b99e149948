import { setTimeout as delay } from 'node:timers/promises';
import type { World } from '../../cluster/create-world.ts';
import type { Cluster } from '../../cluster/start-cluster.ts';
import { until } from '../../cluster/until.ts';
import { percentile } from './percentile.ts';
import type { Subscriber } from './seed-subscribers.ts';

/** Milliseconds from a change at Stripe until its event was settled. */
export type Latency = Readonly<{ events: number; p50: number; p99: number; most: number }>;

export type Probes = Readonly<{
  /** What is sent from now on counts for this phase. */
  begin(phase: string): void;
  /** Sends no more, and waits for the last. */
  stop(): Promise<Readonly<Record<string, Latency>>>;
}>;

type Probe = Readonly<{ customer: string; phase: string; sentAt: number }>;

/**
 * A steady trickle of events that change no plan, so that they need no push: how fast do they settle? Each account in turn, so that no two
 * of one account are under way at once.
 */
export function measureLatencies(
  { sql }: Pick<Cluster, 'sql'>,
  { stripe }: Pick<World, 'stripe'>,
  {
    subscribers,
    perSecond,
    phase: first,
  }: Readonly<{ subscribers: readonly Subscriber[]; perSecond: number; phase: string }>,
): Probes {
  const ended = new AbortController();
  const probes: Probe[] = [];
  let phase = first;
  const trickle = (async () => {
    for (let number = 0; !ended.signal.aborted; number += 1) {
      const subscriber = subscribers[number % subscribers.length];
      if (subscriber !== undefined) {
        probes.push({ customer: subscriber.customer, phase, sentAt: Date.now() });
        await stripe.subscriptions.update(subscriber.subscription, { metadata: { probe: `${number}` } });
      }
      await delay(1000 / perSecond);
    }
  })();
  trickle.catch(() => undefined);

  return {
    begin: (next) => {
      phase = next;
    },
    stop: async () => {
      ended.abort();
      await trickle;
      const settled = await until(
        'the end of all that was measured',
        async () => {
          const times = await settledAt(sql, subscribers);
          const count = [...times.values()].reduce((sum, { length }) => sum + length, 0);
          return count === probes.length ? times : null;
        },
        { patienceMs: 180_000, pauseMs: 500 },
      );
      const taken = probes.map(({ customer, phase: of, sentAt }) => {
        const at = settled.get(customer)?.shift() ?? Infinity;
        return { phase: of, ms: at - sentAt };
      });
      const phases = [...new Set(probes.map((probe) => probe.phase))];
      return Object.fromEntries(
        phases.map((name) => [name, summary(taken.filter((one) => one.phase === name).map(({ ms }) => ms))]),
      );
    },
  };
}

/** Of each customer, when its events were settled, in the order in which they came; their times are this machine's, as ours are. */
async function settledAt(
  sql: Cluster['sql'],
  subscribers: readonly Subscriber[],
): Promise<Map<string, number[]>> {
  const rows = await sql<{ customer_id: string; settled_at: Date }[]>`
    select customer_id, settled_at from stripe_events
    where settled_at is not null and customer_id in ${sql(subscribers.map(({ customer }) => customer))} order by ticket`;
  const times = new Map<string, number[]>();
  for (const { customer_id: customer, settled_at: at } of rows) {
    times.set(customer, [...(times.get(customer) ?? []), at.getTime()]);
  }
  return times;
}

function summary(ms: readonly number[]): Latency {
  return { events: ms.length, p50: percentile(ms, 0.5), p99: percentile(ms, 0.99), most: Math.max(...ms) };
}
