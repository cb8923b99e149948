import Stripe from 'stripe';
import { hookReceiver } from './hook-receiver.ts';
import type { OpenStripe } from './open-stripe.ts';
import { withOpenStripe } from './with-open-stripe.ts';

export type WithEndpoint = OpenStripe &
  Readonly<{ hooks: Awaited<ReturnType<typeof hookReceiver>>; secret: string }>;

type Wish = Readonly<{
  /** What the endpoint answers to the so-many-th webhook. */
  statusOf?: (count: number) => number;
  types?: Stripe.WebhookEndpointCreateParams.EnabledEvent[];
}>;

/** The stand-in with one endpoint, for every type of event unless some are named. */
export async function withEndpoint(
  work: (setting: WithEndpoint) => Promise<void>,
  { statusOf, types = ['*'] }: Wish = {},
): Promise<void> {
  const hooks = await hookReceiver(statusOf);
  try {
    await withOpenStripe(async (opened) => {
      const { secret = '' } = await opened.stripe.webhookEndpoints.create({
        url: hooks.url,
        enabled_events: types,
        api_version: Stripe.API_VERSION,
      });
      await work({ ...opened, hooks, secret });
    });
  } finally {
    await hooks.close();
  }
}
