import type Stripe from 'stripe';
import type { Endpoint } from '../webhooks/endpoint.ts';

/** As the first version of the API shows it. The secret is told at creation only. */
export function webhookEndpointObject(endpoint: Endpoint): Stripe.WebhookEndpoint {
  return {
    id: endpoint.id,
    object: 'webhook_endpoint',
    api_version: endpoint.apiVersion,
    application: null,
    created: endpoint.created,
    description: endpoint.description,
    enabled_events: [...endpoint.enabledEvents],
    livemode: false,
    metadata: endpoint.metadata,
    status: endpoint.status,
    url: endpoint.url,
  } satisfies Stripe.WebhookEndpoint;
}
