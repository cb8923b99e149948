import type Stripe from 'stripe';
import type { Endpoint } from '../webhooks/endpoint.ts';

/** As version 2 of the API shows it. What is behind `include` comes only when asked for. */
export function eventDestinationObject(
  endpoint: Endpoint,
  include: readonly string[],
): Stripe.V2.Core.EventDestination {
  const created = new Date(endpoint.created * 1000).toISOString();
  return {
    id: endpoint.id,
    object: 'v2.core.event_destination',
    created,
    description: endpoint.description ?? '',
    enabled_events: [...endpoint.enabledEvents],
    event_payload: endpoint.payload,
    events_from: ['self'],
    livemode: false,
    metadata: endpoint.metadata,
    name: endpoint.name,
    ...(endpoint.apiVersion === null ? {} : { snapshot_api_version: endpoint.apiVersion }),
    status: endpoint.status,
    type: 'webhook_endpoint',
    updated: created,
    webhook_endpoint: {
      ...(include.includes('webhook_endpoint.signing_secret') ? { signing_secret: endpoint.secret } : {}),
      ...(include.includes('webhook_endpoint.url') ? { url: endpoint.url } : {}),
    },
  } satisfies Stripe.V2.Core.EventDestination;
}
