import type { World } from '../world.ts';

/** Stripe gives events back for 30 days (stripe.md 2, Events API). */
const keptSeconds = 30 * 86_400;

/** What is still on its way is kept until it has arrived. */
export function forgetOldEvents(world: World, now: number): void {
  for (const id of world.events.ids().oldestFirst()) {
    const event = world.events.get(id);
    if (event === undefined || event.created >= now - keptSeconds) {
      return;
    }
    const deliveries = world.deliveries.list({ index: 'event', value: id });
    if (deliveries.every(({ state }) => state === 'dropped')) {
      for (const delivery of deliveries) {
        world.deliveries.remove(delivery.id);
      }
      world.events.remove(id);
    }
  }
}
