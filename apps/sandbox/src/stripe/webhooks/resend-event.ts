import { newId } from '../new-id.ts';
import type { World } from '../world.ts';
import { wants } from './wants.ts';

/** Sends an event again, to every endpoint that wants it, past all rules. What is still on its way goes on besides (stripe.md 2, Manual). */
export function resendEvent(world: World, eventId: string): number | null {
  const event = world.events.get(eventId);
  if (event === undefined) {
    return null;
  }
  const endpoints = world.endpoints
    .list()
    .filter((endpoint) => endpoint.status === 'enabled' && wants(endpoint, event.type));
  for (const endpoint of endpoints) {
    const id = newId('dlv');
    world.deliveries.put(id, {
      id,
      event: event.id,
      type: event.type,
      endpoint: endpoint.id,
      state: 'pending',
      attempts: [],
      nextAt: world.realNow(),
    });
  }
  return endpoints.length;
}
