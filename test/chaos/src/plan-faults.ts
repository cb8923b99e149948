import type { PartKind } from '../../cluster/part.ts';
import type { Random } from '../../cluster/random.ts';

export type Fault =
  | Readonly<{ kind: 'kill'; part: PartKind }>
  | Readonly<{
      kind: 'outage';
      service: 'stripe' | 'product';
      how: Way;
      seconds: number;
    }>;

type Way = Readonly<Record<string, string | number>>;

const ways: readonly [Way, ...Way[]] = [
  { kind: 'latency', ms: 1500, jitter_ms: 1500 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, retry_after: 1 },
  { kind: 'timeout' },
  { kind: 'reset', when: 'after' },
  { kind: 'html' },
  { kind: 'no_envelope' },
  { kind: 'truncated' },
];

/**
 * The faults of one round, in an order that the seed decides: ten kills, each kind of process at least twice, and three outages, of both
 * services.
 */
export function planFaults(random: Random): readonly Fault[] {
  const kinds: readonly PartKind[] = ['gateway', 'worker', 'temporal', 'postgres'];
  const parts: readonly PartKind[] = [...kinds, ...kinds, 'worker', 'gateway'];
  const kills = parts.map((part): Fault => ({ kind: 'kill', part }));
  const services = ['stripe', 'product', random.pick<'stripe' | 'product'>(['stripe', 'product'])] as const;
  const outages = services.map((service): Fault => ({
    kind: 'outage',
    service,
    how: random.pick(ways),
    seconds: 3 + random.below(4),
  }));
  return shuffled([...kills, ...outages], random);
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
