import type { World } from '../world.ts';

/** Lets the held webhooks go, a little apart so that they arrive in that order. Answers how many there were. */
export function releaseHeld(world: World, order: 'made' | 'reversed' | 'shuffled'): number {
  const held = world.deliveries.list({ index: 'state', value: 'held' });
  const ordered =
    order === 'reversed' ? held.toReversed() : order === 'shuffled' ? shuffled(held, world) : held;
  for (const [position, delivery] of ordered.entries()) {
    world.deliveries.put(delivery.id, {
      ...delivery,
      state: 'pending',
      nextAt: world.realNow() + position * 60,
    });
  }
  return held.length;
}

function shuffled<T>(list: readonly T[], { random }: Pick<World, 'random'>): readonly T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
