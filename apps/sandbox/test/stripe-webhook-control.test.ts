import Stripe from 'stripe';
import { withOpenStripe } from './parts/with-open-stripe.ts';
import { verified } from './parts/verified.ts';
import { withEndpoint } from './parts/with-endpoint.ts';

describe('control', () => {
  test('rolls the secret: for a while both sign, then the new one alone', () =>
    withEndpoint(async ({ stripe, hooks, secret, control }) => {
      await control('secrets', { keep: '1h', secret: 'whsec_new' });
      await stripe.customers.create({});
      const [both] = await hooks.until(1);
      expect([verified(both, secret).type, verified(both, 'whsec_new').type]).toEqual([
        'customer.created',
        'customer.created',
      ]);
      await control('secrets', { keep: 0, secret: 'whsec_newer' });
      await stripe.customers.create({});
      const [, alone] = await hooks.until(2);
      expect(verified(alone, 'whsec_newer').type).toBe('customer.created');
      expect(() => verified(alone, 'whsec_new')).toThrow(Stripe.errors.StripeSignatureVerificationError);
    }));

  test('drops the next webhook for good, and Stripe knows it as undelivered', () =>
    withEndpoint(async ({ stripe, hooks, control, secret }) => {
      await control('webhooks', { action: 'drop', next: 1 });
      const dropped = await stripe.customers.create({});
      const arrived = await stripe.customers.create({});
      const [only] = await hooks.until(1);
      expect(verified(only, secret).data.object).toMatchObject({ id: arrived.id });
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
      expect(verified(sent, secret).id).toBe(event?.id);
      expect((await control('resend', { event: 'evt_none' })).status).toBe(404);
    }));

  test('makes a subscription of nobody’s, and a second one', () =>
    withEndpoint(async ({ stripe, control }) => {
      const made = await control('subscriptions', { lookup_key: 'team_month_eur', quantity: 2 });
      expect(made.json).toMatchObject({ object: 'subscription', status: 'active', currency: 'eur' });
      const { data: customers } = await stripe.customers.list();
      const customer = customers[0]?.id ?? '';
      await control('subscriptions', { customer, lookup_key: 'pro_month_eur' });
      expect((await stripe.subscriptions.list({ customer })).data).toHaveLength(2);
      expect((await control('subscriptions', { lookup_key: 'none' })).status).toBe(400);
    }));

  test.each([
    ['webhooks', { action: 'lose' }, '"drop"|"delay"|"duplicate"|"hold"|"shuffle"'],
    ['webhooks', { action: 'delay' }, 'delay and shuffle need "ms"'],
    ['cards', { customer: 'cus_x', card: 'gold' }, '"pays"|"declines"|"challenges"|"none"'],
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
