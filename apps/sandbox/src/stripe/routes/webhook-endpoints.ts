import Stripe from 'stripe';
import { z } from 'zod';
import { createEndpoint } from '../changes/create-endpoint.ts';
import { removeEndpoint } from '../changes/remove-endpoint.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { missing } from '../http/missing.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { webhookEndpointObject } from '../objects/webhook-endpoint.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import type { World } from '../world.ts';

const { text, flag, unset, metadata, page } = fields;
const url = z.url('Not a valid URL.');
const enabledEvents = z.array(text).min(1);
const description = z.union([unset, text]).optional();

export const webhookEndpoints = [
  route({
    method: 'POST',
    url: '/v1/webhook_endpoints',
    params: z.strictObject({
      url,
      enabled_events: enabledEvents,
      // Other versions would need other shapes of the objects in events.
      api_version: z.literal(Stripe.API_VERSION, `The sandbox speaks ${Stripe.API_VERSION} only.`).optional(),
      description,
      metadata: metadata.optional(),
    }),
    run: ({ world, params }) => {
      const endpoint = createEndpoint(world, {
        prefix: 'we',
        url: params.url,
        enabledEvents: params.enabled_events,
        payload: 'snapshot',
        apiVersion: params.api_version ?? null,
        description: params.description ?? null,
        metadata: mergeMetadata({}, params.metadata),
      });
      return { ...webhookEndpointObject(endpoint), secret: endpoint.secret };
    },
  }),
  route({
    method: 'GET',
    url: '/v1/webhook_endpoints',
    params: z.strictObject(page),
    run: ({ world, params }) => {
      const list = pageOf(world.endpoints, {
        ids: world.endpoints.ids(),
        url: '/v1/webhook_endpoints',
        kind: 'webhook endpoint',
        page: params,
        matches: ({ id }) => id.startsWith('we_'),
      });
      return { ...list, data: list.data.map(webhookEndpointObject) };
    },
  }),
  route({
    method: 'GET',
    url: '/v1/webhook_endpoints/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => webhookEndpointObject(theEndpoint(world, id)),
  }),
  route({
    method: 'POST',
    url: '/v1/webhook_endpoints/:id',
    params: z.strictObject({
      url: url.optional(),
      enabled_events: enabledEvents.optional(),
      disabled: flag.optional(),
      description,
      metadata: metadata.optional(),
    }),
    run: ({ world, id, params }) => {
      const before = theEndpoint(world, id);
      return webhookEndpointObject(
        world.endpoints.put(id, {
          ...before,
          url: params.url ?? before.url,
          enabledEvents: params.enabled_events ?? before.enabledEvents,
          status: params.disabled === undefined ? before.status : params.disabled ? 'disabled' : 'enabled',
          description: params.description === undefined ? before.description : params.description,
          metadata: mergeMetadata(before.metadata, params.metadata),
        }),
      );
    },
  }),
  route({
    method: 'DELETE',
    url: '/v1/webhook_endpoints/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => {
      removeEndpoint(world, theEndpoint(world, id).id);
      return { id, object: 'webhook_endpoint', deleted: true };
    },
  }),
];

function theEndpoint(world: World, id: string): Endpoint {
  if (!id.startsWith('we_')) {
    throw missing('webhook endpoint', id);
  }
  return found(world.endpoints.get(id), 'webhook endpoint', id);
}
