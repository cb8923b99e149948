import { z } from 'zod';
import { snapshotEventId } from '../events/snapshot-event-id.ts';
import { thinEvent } from '../events/thin-event.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { isWithin } from '../http/is-within.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';

const { text, page } = fields;

/** Version 2 pages by a token in the URL of the next page; here that is the last id. */
export const thinEvents = [
  route({
    method: 'GET',
    url: '/v2/core/events',
    params: z.strictObject({
      limit: page.limit,
      object_id: text.optional(),
      types: z.array(text).max(20, 'At most 20 types.').optional(),
      created: z
        .strictObject({
          gt: z.iso.datetime().optional(),
          gte: z.iso.datetime().optional(),
          lt: z.iso.datetime().optional(),
          lte: z.iso.datetime().optional(),
        })
        .optional(),
      page: text.optional(),
    }),
    run: ({ world, params: { limit, object_id: object, types, created, page: after } }) => {
      const { data, has_more: more } = pageOf(world.events, {
        ids: world.events.ids(object === undefined ? undefined : { index: 'object', value: object }),
        url: '/v2/core/events',
        kind: 'event',
        page: { limit, starting_after: after },
        matches: (event) =>
          (types?.includes(`v1.${event.type}`) ?? true) && isWithinIso(event.created, created),
      });
      const next = new URLSearchParams({
        limit: String(limit),
        ...(object === undefined ? {} : { object_id: object }),
        ...Object.fromEntries((types ?? []).map((type, index) => [`types[${index}]`, type])),
        page: data.at(-1)?.id ?? '',
      });
      return {
        data: data.map(thinEvent),
        next_page_url: more ? `/v2/core/events?${next.toString()}` : null,
        previous_page_url: null,
      };
    },
  }),
  route({
    method: 'GET',
    url: '/v2/core/events/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => thinEvent(found(world.events.get(snapshotEventId(id)), 'event', id)),
  }),
];

type Bounds = Readonly<Partial<Record<'gt' | 'gte' | 'lt' | 'lte', string | undefined>>>;

function secondsOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time) / 1000;
}

/** Version 2 writes times as text. */
function isWithinIso(at: number, { gt, gte, lt, lte }: Bounds = {}): boolean {
  return isWithin({ gt: secondsOf(gt), gte: secondsOf(gte), lt: secondsOf(lt), lte: secondsOf(lte) }, at);
}
