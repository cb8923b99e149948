import type { EventRecord } from '../events/event-record.ts';
import { shownEvent } from '../events/shown-event.ts';
import { thinEvent } from '../events/thin-event.ts';
import type { World } from '../world.ts';
import type { Endpoint } from './endpoint.ts';

/** The very bytes that are signed and sent. */
export function payloadOf(world: World, event: EventRecord, payload: Endpoint['payload']): string {
  return JSON.stringify(payload === 'thin' ? thinEvent(event) : shownEvent(world, event));
}
