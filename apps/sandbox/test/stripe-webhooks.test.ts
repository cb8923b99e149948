import Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { hookReceiver } from './parts/hook-receiver.ts';
import { openStripe } from './parts/open-stripe.ts';
import { withFolder } from './parts/with-folder.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';
import { until } from '../../../test/services/until.ts';
import { verified } from './parts/verified.ts';
import { withEndpoint } from './parts/with-endpoint.ts';

test('an event arrives as it is kept, signed so that the SDK verifies it', () =>
  withEndpoint(async ({ stripe, hooks, secret }) => {
    const customer = await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'k' });
    const [first] = await hooks.until(1);
    const event = verified(first, secret);
    expect(event).toMatchObject({
      object: 'event',
      type: 'customer.created',
      api_version: Stripe.API_VERSION,
      livemode: false,
      pending_webhooks: 1,
      data: { object: { id: customer.id, email: 'a@example.com' } },
      request: { id: customer.lastResponse.requestId, idempotency_key: 'k' },
    });
    const kept = await stripe.events.retrieve(event.id);
    expect({ ...kept, pending_webhooks: 1 }).toEqual({ ...event });
  }));

test('it is sent again, signed anew, until it is accepted', () =>
  withEndpoint(
    async ({ stripe, hooks, secret, world }) => {
      await stripe.customers.create({});
      const received = await hooks.until(4);
      const ids = received.map((hook) => verified(hook, secret).id);
      expect(new Set(ids).size).toBe(1);
      // The receiver has answered before the sender has written it down.
      await until(async () => (world.deliveries.list().length === 0 ? true : null), 10_000);
      const waits = received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? 0));
      // Back-off from 20 ms, doubled; a loaded machine only makes it longer.
      expect(waits.map((wait, index) => wait >= 20 * 2 ** index - 2)).toEqual([true, true, true]);
      const events = await stripe.events.list({ delivery_success: false });
      expect(events.data).toEqual([]);
    },
    { statusOf: (count) => (count < 4 ? ([500, 302, 404][count - 1] ?? 500) : 200) },
  ));

test('what has not arrived is listed as such, oldest first from a known one', () =>
  withEndpoint(
    async ({ stripe, hooks }) => {
      const before = await stripe.customers.create({});
      await hooks.until(1);
      const [known] = (await stripe.events.list({ limit: 1 })).data;
      await stripe.customers.update(before.id, { description: '1' });
      await stripe.customers.update(before.id, { description: '2' });
      const pending = await stripe.events
        .list({ delivery_success: false, types: ['customer.updated'], ending_before: known?.id ?? '' })
        .autoPagingToArray({ limit: 100 });
      expect(pending.map(({ data, pending_webhooks: count }) => [data.object, count])).toMatchObject([
        [{ description: '1' }, 1],
        [{ description: '2' }, 1],
      ]);
      expect((await stripe.events.list({ delivery_success: true })).data).toEqual([]);
    },
    { statusOf: () => 503 },
  ));

test('an endpoint gets only the types it wants, and none once it is disabled or deleted', () =>
  withEndpoint(
    async ({ stripe, hooks, secret, world }) => {
      const { id } = await stripe.customers.create({});
      await stripe.customers.update(id, { description: 'x' });
      const [only] = await hooks.until(1);
      expect(verified(only, secret).type).toBe('customer.updated');
      const [endpoint] = (await stripe.webhookEndpoints.list()).data;
      expect(endpoint).not.toHaveProperty('secret');
      await stripe.webhookEndpoints.update(endpoint?.id ?? '', { disabled: true });
      await until(async () => (world.deliveries.list().length === 0 ? true : null), 10_000);
      await stripe.customers.update(id, { description: 'y' });
      expect(world.deliveries.list()).toEqual([]);
      await stripe.webhookEndpoints.update(endpoint?.id ?? '', { disabled: false });
      await stripe.webhookEndpoints.del(endpoint?.id ?? '');
      await stripe.customers.update(id, { description: 'z' });
      expect(world.deliveries.list()).toEqual([]);
      expect(hooks.received).toHaveLength(1);
    },
    { types: ['customer.updated'] },
  ));

test('a thin destination gets ids only, and the SDK fetches event and object', () =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const hooks = await hookReceiver();
    try {
      const destination = await stripe.v2.core.eventDestinations.create({
        name: 'thin',
        type: 'webhook_endpoint',
        event_payload: 'thin',
        enabled_events: ['v1.customer.subscription.created'],
        webhook_endpoint: { url: hooks.url },
        include: ['webhook_endpoint.signing_secret'],
      });
      const { read } = await buyer(opened);
      const subscription = await read();
      const [only] = await hooks.until(1);
      const notification = stripe.parseEventNotification(
        only?.body ?? '',
        only?.signature ?? '',
        destination.webhook_endpoint?.signing_secret ?? '',
      );
      expect(notification).toMatchObject({
        object: 'v2.core.event',
        type: 'v1.customer.subscription.created',
        related_object: {
          id: subscription.id,
          type: 'subscription',
          url: `/v1/subscriptions/${subscription.id}`,
        },
      });
      expect(await stripe.v2.core.events.retrieve(notification.id)).toMatchObject({ id: notification.id });
      const listed = await stripe.v2.core.events.list({
        object_id: subscription.id,
        types: [notification.type],
      });
      expect(listed.data.map(({ id }) => id)).toEqual([notification.id]);
      expect(String(only?.body)).not.toContain('"items"');
      expect((await stripe.v2.core.eventDestinations.list()).data).toMatchObject([
        { id: destination.id, event_payload: 'thin' },
      ]);
    } finally {
      await hooks.close();
    }
  }));

test('what was not accepted before a restart is sent after it', () =>
  withFolder(async (folder) => {
    const hooks = await hookReceiver((count) => (count === 1 ? 500 : 200));
    const before = await openStripe({ folder, firstRetryMs: 60_000 });
    const { secret = '' } = await before.stripe.webhookEndpoints.create({
      url: hooks.url,
      enabled_events: ['*'],
    });
    const { id } = await before.stripe.customers.create({});
    await hooks.until(1);
    await before.close();
    const after = await openStripe({ folder });
    try {
      const [waiting] = after.world.deliveries.list();
      if (waiting !== undefined) {
        // A minute of back-off is not waited for here.
        after.world.deliveries.put(waiting.id, { ...waiting, nextAt: Date.now() });
      }
      const [, again] = await hooks.until(2);
      expect(verified(again, secret).data.object).toMatchObject({ id });
    } finally {
      await after.close();
      await hooks.close();
    }
  }));
