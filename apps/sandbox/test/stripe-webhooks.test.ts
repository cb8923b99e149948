import Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { hookReceiver } from './parts/hook-receiver.ts';
import type { Received } from './parts/hook-receiver.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { openStripe } from './parts/open-stripe.ts';
import { withFolder } from './parts/with-folder.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

type Setting = OpenStripe & Readonly<{ hooks: Awaited<ReturnType<typeof hookReceiver>>; secret: string }>;

/** The stand-in with one endpoint for events of customers. */
async function withEndpoint(
  work: (setting: Setting) => Promise<void>,
  { statusOf, types = ['*'] }: Readonly<{ statusOf?: (count: number) => number; types?: string[] }> = {},
): Promise<void> {
  const hooks = await hookReceiver(statusOf);
  try {
    await withOpenStripe(async (opened) => {
      const { secret = '' } = await opened.stripe.webhookEndpoints.create({
        url: hooks.url,
        // The list of types is open: what is not one is simply never sent.
        enabled_events: types.map((type): Stripe.WebhookEndpointCreateParams.EnabledEvent => enabled(type)),
        api_version: Stripe.API_VERSION,
      });
      await work({ ...opened, hooks, secret });
    });
  } finally {
    await hooks.close();
  }
}

function enabled(type: string): Stripe.WebhookEndpointCreateParams.EnabledEvent {
  return type === 'customer.updated' || type === 'customer.created' ? type : '*';
}

function verified({ body, signature }: Received, secret: string): Stripe.Event {
  return Stripe.webhooks.constructEvent(body, signature, secret);
}

test('an event arrives as it is kept, signed so that the SDK verifies it', () =>
  withEndpoint(async ({ stripe, hooks, secret }) => {
    const customer = await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'k' });
    const [first] = await hooks.until(1);
    const event = first === undefined ? undefined : verified(first, secret);
    expect(event).toMatchObject({
      object: 'event',
      type: 'customer.created',
      api_version: Stripe.API_VERSION,
      livemode: false,
      pending_webhooks: 1,
      data: { object: { id: customer.id, email: 'a@example.com' } },
      request: { id: customer.lastResponse.requestId, idempotency_key: 'k' },
    });
    const kept = await stripe.events.retrieve(event?.id ?? '');
    expect({ ...kept, pending_webhooks: 1 }).toEqual({ ...event });
  }));

test('it is sent again, signed anew, until it is accepted', () =>
  withEndpoint(
    async ({ stripe, hooks, secret, world }) => {
      await stripe.customers.create({});
      const received = await hooks.until(4);
      const ids = received.map((hook) => verified(hook, secret).id);
      expect(new Set(ids).size).toBe(1);
      expect(world.deliveries.list()).toEqual([]);
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
      expect(only && verified(only, secret).type).toBe('customer.updated');
      const [endpoint] = (await stripe.webhookEndpoints.list()).data;
      expect(endpoint).not.toHaveProperty('secret');
      await stripe.webhookEndpoints.update(endpoint?.id ?? '', { disabled: true });
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

describe('control', () => {
  test('rolls the secret: for a while both sign, then the new one alone', () =>
    withEndpoint(async ({ stripe, hooks, secret, control }) => {
      await control('secrets', { keep: '1h', secret: 'whsec_new' });
      await stripe.customers.create({});
      const [both] = await hooks.until(1);
      expect(both && [verified(both, secret).type, verified(both, 'whsec_new').type]).toEqual([
        'customer.created',
        'customer.created',
      ]);
      await control('secrets', { keep: 0, secret: 'whsec_newer' });
      await stripe.customers.create({});
      const [, alone] = await hooks.until(2);
      expect(alone && verified(alone, 'whsec_newer').type).toBe('customer.created');
      expect(() => alone && verified(alone, 'whsec_new')).toThrow(
        Stripe.errors.StripeSignatureVerificationError,
      );
    }));

  test('drops the next webhook for good, and Stripe knows it as undelivered', () =>
    withEndpoint(async ({ stripe, hooks, control, secret }) => {
      await control('webhooks', { action: 'drop', next: 1 });
      const dropped = await stripe.customers.create({});
      const arrived = await stripe.customers.create({});
      const [only] = await hooks.until(1);
      expect(only && verified(only, secret).data.object).toMatchObject({ id: arrived.id });
      expect((await stripe.events.list({ delivery_success: false })).data).toMatchObject([
        { data: { object: { id: dropped.id } } },
      ]);
    }));

  test('duplicates by type, and no more once the rules are removed', () =>
    withEndpoint(async ({ stripe, hooks, control, secret, url }) => {
      await control('webhooks', { action: 'duplicate', types: ['customer.created'] });
      const { id } = await stripe.customers.create({});
      const twice = await hooks.until(2);
      expect(new Set(twice.map((hook) => verified(hook, secret).id)).size).toBe(1);
      expect(await (await fetch(`${url}/_control/webhooks`, { method: 'DELETE' })).json()).toEqual({
        removed: 1,
      });
      await stripe.customers.update(id, { description: 'x' });
      await hooks.until(3);
      expect(hooks.received).toHaveLength(3);
    }));

  test('delays and shuffles within a span', () =>
    withEndpoint(async ({ stripe, hooks, control, world }) => {
      await control('webhooks', { action: 'delay', ms: 150, next: 1 });
      const before = Date.now();
      await stripe.customers.create({});
      const [late] = await hooks.until(1);
      expect((late?.at ?? 0) - before).toBeGreaterThanOrEqual(149);
      await control('webhooks', { action: 'shuffle', ms: 3_600_000 });
      await stripe.customers.create({});
      await stripe.customers.create({});
      const times = world.deliveries.list().map(({ nextAt }) => nextAt);
      expect(new Set(times).size).toBe(2);
    }));

  test('holds webhooks and releases them in the other order', () =>
    withEndpoint(async ({ stripe, hooks, control, secret }) => {
      await control('webhooks', { action: 'hold' });
      const made: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        made.push((await stripe.customers.create({})).id);
      }
      expect(hooks.received).toEqual([]);
      expect((await control('release', { order: 'reversed' })).json).toEqual({ released: 3 });
      const received = await hooks.until(3);
      expect(received.map((hook) => verified(hook, secret).data.object)).toMatchObject(
        made.toReversed().map((id) => ({ id })),
      );
    }));

  test('sends an event again past all rules', () =>
    withEndpoint(async ({ stripe, hooks, control, secret }) => {
      await control('webhooks', { action: 'drop' });
      await stripe.customers.create({});
      const [event] = (await stripe.events.list()).data;
      expect((await control('resend', { event: event?.id })).json).toEqual({
        event: event?.id,
        deliveries: 1,
      });
      const [sent] = await hooks.until(1);
      expect(sent && verified(sent, secret).id).toBe(event?.id);
      expect((await control('resend', { event: 'evt_none' })).status).toBe(404);
    }));

  test('makes a subscription of nobody’s, and a second one', () =>
    withEndpoint(async ({ stripe, control }) => {
      const made = await control('subscriptions', { lookup_key: 'team_month_eur', quantity: 2 });
      expect(made.json).toMatchObject({ object: 'subscription', status: 'active', currency: 'eur' });
      const [{ customer = '' } = {}] = (await stripe.subscriptions.list()).data;
      await control('subscriptions', { customer });
      expect((await stripe.subscriptions.list({ customer: String(customer) })).data).toHaveLength(2);
      expect((await control('subscriptions', { lookup_key: 'none' })).status).toBe(400);
    }));

  test.each([
    ['webhooks', { action: 'lose' }, '"drop"|"delay"|"duplicate"|"hold"|"shuffle"'],
    ['webhooks', { action: 'delay' }, 'delay and shuffle need "ms"'],
    ['cards', { customer: 'cus_x', card: 'gold' }, '"pays"|"declines"|"none"'],
    ['cards', { customer: 'cus_x', card: 'pays' }, 'No such customer'],
    ['payments', { session: 'cs_x', result: 'maybe' }, '"succeeded"|"failed"'],
    ['settings', { after_last_retry: 'forget' }, '"cancel"|"unpaid"|"past_due"'],
    ['secrets', { secret: 'mine' }, 'whsec_'],
    ['secrets', { endpoint: 'we_none' }, 'no such webhook endpoint'],
    ['release', { order: 'any' }, '"made"|"reversed"|"shuffled"'],
  ])('says what is allowed when %s gets %j', (path, body, words) =>
    withOpenStripe(async ({ control }) => {
      const { status, text } = await control(path, body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(JSON.parse(text)).toMatchObject({ message: expect.stringContaining(words) });
    }),
  );
});

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
      expect(again && verified(again, secret).data.object).toMatchObject({ id });
    } finally {
      await after.close();
      await hooks.close();
    }
  }));
