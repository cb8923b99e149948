import type { EventObject, EventRecord } from './event-record.ts';
import { thinEventId } from './thin-event-id.ts';

export type ThinEvent = Readonly<{
  id: string;
  object: 'v2.core.event';
  type: string;
  created: string;
  livemode: boolean;
  snapshot_event: string;
  related_object: Readonly<{ id: string; type: string; url: string }>;
  reason: Readonly<{ type: 'request'; request: Readonly<{ id: string; idempotency_key: string }> }> | null;
}>;

/** The thin twin of an event: ids and where to read, no contents (stripe.md 0.1 and 1, "thin"). */
export function thinEvent({ id, type, created, livemode, data, request }: EventRecord): ThinEvent {
  const { object } = data;
  return {
    id: thinEventId(id),
    object: 'v2.core.event',
    type: `v1.${type}`,
    created: new Date(created * 1000).toISOString(),
    livemode,
    snapshot_event: id,
    related_object: { id: object.id, type: object.object, url: `${urlOf(object)}/${object.id}` },
    reason:
      request?.id === undefined || request.id === null
        ? null
        : { type: 'request', request: { id: request.id, idempotency_key: request.idempotency_key ?? '' } },
  };
}

function urlOf({ object }: EventObject): string {
  return object === 'checkout.session' ? '/v1/checkout/sessions' : `/v1/${object}s`;
}
