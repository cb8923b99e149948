import { EventEmitter, once } from 'node:events';
import Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { send } from './parts/send.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

const key = { authorization: 'Bearer sk_test_x' };

describe('an idempotency key', () => {
  test('replays status and body, and says so', () =>
    withOpenStripe(async ({ url, stripe }) => {
      const post = () =>
        send(`${url}/v1/customers`, {
          form: { email: 'a@example.com' },
          headers: { ...key, 'idempotency-key': 'k' },
        });
      const [first, again] = [await post(), await post()];
      expect(again.text).toBe(first.text);
      expect(first.headers.get('idempotent-replayed')).toBeNull();
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'));
      expect((await stripe.customers.list()).data).toHaveLength(1);
    }));

  test('replays an error that came while the call ran, though its cause has gone', () =>
    withOpenStripe(async (opened) => {
      const { stripe, control } = opened;
      const { customer, read } = await buyer(opened);
      const { id } = await read();
      await control('cards', { customer, card: 'declines' });
      await control('time', { advance: '32d' });
      const invoice = (await stripe.invoices.list({ subscription: id, status: 'open' })).data[0]?.id ?? '';
      const pay = () => stripe.invoices.pay(invoice, {}, { idempotencyKey: 'pay' });
      await expect(pay()).rejects.toMatchObject({ statusCode: 402 });
      await control('cards', { customer, card: 'pays' });
      await expect(pay()).rejects.toMatchObject({
        statusCode: 402,
        headers: { 'idempotent-replayed': 'true' },
      });
    }));

  test('refuses other parameters with 400', () =>
    withOpenStripe(async ({ stripe }) => {
      await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'k' });
      await expect(
        stripe.customers.create({ email: 'b@example.com' }, { idempotencyKey: 'k' }),
      ).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    }));

  test('keeps nothing of a call whose parameters were refused', () =>
    withOpenStripe(async ({ url, stripe }) => {
      const headers = { ...key, 'idempotency-key': 'k' };
      expect((await send(`${url}/v1/customers`, { form: { colour: 'red' }, headers })).status).toBe(400);
      expect(await stripe.customers.create({}, { idempotencyKey: 'k' })).toMatchObject({
        object: 'customer',
      });
    }));

  test('refuses a second call with 409 while the first runs', () => {
    const doors = new EventEmitter();
    const [running, released] = [once(doors, 'running'), once(doors, 'released')];
    return withOpenStripe(
      async ({ stripe }) => {
        const first = stripe.customers.create({}, { idempotencyKey: 'k' });
        await running;
        await expect(stripe.customers.create({}, { idempotencyKey: 'k' })).rejects.toMatchObject({
          statusCode: 409,
          code: 'idempotency_key_in_use',
        });
        doors.emit('released');
        const { id } = await first;
        expect(await stripe.customers.create({}, { idempotencyKey: 'k' })).toMatchObject({ id });
      },
      {
        whileExecuting: async () => {
          doors.emit('running');
          await released;
        },
      },
    );
  });
});
