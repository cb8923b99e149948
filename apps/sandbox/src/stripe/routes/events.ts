import type { EventRecord } from '../events/event-record.ts';
import { z } from 'zod';
import type { OrderedIds } from '../../state/ordered-ids.ts';
import { shownEvent } from '../events/shown-event.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { isWithin } from '../http/is-within.ts';
import { pageOf } from '../http/page-of.ts';
import { refusal } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import type { World } from '../world.ts';

const { text, flag, page, time } = fields;

const listParams = z.strictObject({
  ...page,
  type: text.optional(),
  // Twenty at most (stripe.md 2, Events API).
  types: z.array(text).max(20, 'At most 20 types.').optional(),
  created: time.optional(),
  delivery_success: flag.optional(),
});

type ListParams = z.infer<typeof listParams>;

export const events = [
  route({
    method: 'GET',
    url: '/v1/events',
    params: listParams,
    run: ({ world, params }) => {
      if (params.type !== undefined && params.types !== undefined) {
        throw refusal({ message: 'You may only specify one of these parameters: type, types.' });
      }
      const list = pageOf(world.events, {
        ids: idsOf(world, params),
        url: '/v1/events',
        kind: 'event',
        page: params,
        matches: matcher(world, params),
        isBeyond: beyond(params),
      });
      return { ...list, data: list.data.map((event) => shownEvent(world, event)) };
    },
  }),
  route({
    method: 'GET',
    url: '/v1/events/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => shownEvent(world, found(world.events.get(id), 'event', id)),
  }),
];

/** The shortest list that holds all that was asked for: what has not arrived is little, even among very many events. */
function idsOf(world: World, { type, types = [], delivery_success: success }: ListParams): OrderedIds {
  if (success === false) {
    return world.events.among(world.deliveries.list().map(({ event }) => event));
  }
  const only = type ?? (types.length === 1 ? types[0] : undefined);
  return world.events.ids(
    only === undefined || only.includes('*') ? undefined : { index: 'type', value: only },
  );
}

function matcher(world: World, params: ListParams): (event: EventRecord) => boolean {
  const { type, types, created, delivery_success: success } = params;
  const wished = type === undefined ? types : [type];
  return (event) =>
    (wished === undefined || wished.some((pattern) => isOfType(event.type, pattern))) &&
    isWithin(created, event.created) &&
    (success === undefined || success === hasArrived(world, event.id));
}

/** Types may be named by a group, such as `invoice.*` (API reference, list all events). */
function isOfType(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

/** Not as long as it is on its way to, or given up for, at least one endpoint (stripe.md 2, Events API). */
function hasArrived(world: World, event: string): boolean {
  return world.deliveries.ids({ index: 'event', value: event }).size() === 0;
}

/** Events stand in the order of their time, so what is older than the wished span ends the search. */
function beyond({ created }: ListParams): (event: EventRecord) => boolean {
  const oldest =
    typeof created === 'object'
      ? Math.max(created.gt ?? -Infinity, created.gte ?? -Infinity)
      : (created ?? -Infinity);
  return (event) => event.created < oldest;
}
