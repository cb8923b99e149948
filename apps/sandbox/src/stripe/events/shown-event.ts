import type { EventRecord } from './event-record.ts';
import type { World } from '../world.ts';

/** An event as the API and webhooks show it: with the number of webhooks that have not arrived. */
export function shownEvent(world: World, event: EventRecord): EventRecord {
  return { ...event, pending_webhooks: world.deliveries.ids({ index: 'event', value: event.id }).size() };
}
