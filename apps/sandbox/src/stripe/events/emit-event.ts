import Stripe from 'stripe';
import { newId } from '../new-id.ts';
import { queueDeliveries } from '../webhooks/queue-deliveries.ts';
import type { World } from '../world.ts';
import type { EventObject, EventRecord } from './event-record.ts';
import type { EventType } from './event-type.ts';

/** Keeps the event and puts it on its way to every endpoint that wants it. */
export function emitEvent(
  world: World,
  type: EventType,
  object: EventObject,
  previous?: Readonly<Record<string, unknown>>,
): void {
  const event: EventRecord = {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: world.now(),
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    // Counted when it is read, from what is still on its way.
    pending_webhooks: 0,
    request: world.cause() ?? { id: null, idempotency_key: null },
    type,
  };
  queueDeliveries(world, world.events.put(event.id, event));
}
