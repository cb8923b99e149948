import Stripe from 'stripe';
import { z } from 'zod';
import { createEndpoint } from '../changes/create-endpoint.ts';
import { removeEndpoint } from '../changes/remove-endpoint.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { route } from '../http/route.ts';
import { eventDestinationObject } from '../objects/event-destination.ts';

const { text, page } = fields;
const include = z.array(text).default([]);

/** Only these give thin events (stripe.md 1, "Event destinations API v2"). */
export const eventDestinations = [
  route({
    method: 'POST',
    url: '/v2/core/event_destinations',
    params: z.strictObject({
      name: text,
      type: z.literal('webhook_endpoint', 'The sandbox sends to webhook endpoints only.'),
      event_payload: z.enum(['thin', 'snapshot']),
      enabled_events: z.array(text).min(1),
      description: text.optional(),
      events_from: z.array(text).optional(),
      metadata: z.record(text, text).optional(),
      snapshot_api_version: z.literal(Stripe.API_VERSION).optional(),
      webhook_endpoint: z.strictObject({ url: z.url('Not a valid URL.') }),
      include,
    }),
    run: ({ world, params }) =>
      eventDestinationObject(
        createEndpoint(world, {
          prefix: 'ed',
          url: params.webhook_endpoint.url,
          name: params.name,
          description: params.description ?? null,
          enabledEvents: params.enabled_events,
          payload: params.event_payload,
          apiVersion: params.event_payload === 'thin' ? null : Stripe.API_VERSION,
          metadata: params.metadata ?? {},
        }),
        params.include,
      ),
  }),
  route({
    method: 'GET',
    url: '/v2/core/event_destinations',
    params: z.strictObject({ limit: page.limit, include }),
    run: ({ world, params }) => ({
      data: world.endpoints
        .list()
        .filter(({ id }) => id.startsWith('ed_'))
        .toReversed()
        .slice(0, params.limit)
        .map((endpoint) => eventDestinationObject(endpoint, params.include)),
      next_page_url: null,
      previous_page_url: null,
    }),
  }),
  route({
    method: 'DELETE',
    url: '/v2/core/event_destinations/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => {
      removeEndpoint(world, found(world.endpoints.get(id), 'event destination', id).id);
      return { id, object: 'v2.core.event_destination' };
    },
  }),
];
