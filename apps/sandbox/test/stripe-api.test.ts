import Stripe from 'stripe';
import { createSubscription } from '../src/stripe/changes/create-subscription.ts';
import { send } from './parts/send.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

const key = { authorization: 'Bearer sk_test_x' };

test.each<[string, string, string, Record<string, string>, number, Record<string, unknown>]>([
  ['no key', 'GET', '/v1/customers', {}, 401, { type: 'invalid_request_error' }],
  [
    'a live key',
    'GET',
    '/v1/customers',
    { authorization: 'Bearer sk_live_x' },
    401,
    { type: 'invalid_request_error' },
  ],
  ['an unknown route', 'GET', '/v1/nothing', key, 404, { type: 'invalid_request_error' }],
  ['an unknown method', 'PUT', '/v1/customers', key, 404, { type: 'invalid_request_error' }],
  [
    'an unknown parameter',
    'GET',
    '/v1/customers?colour=red',
    key,
    400,
    { code: 'parameter_unknown', param: 'colour' },
  ],
  [
    'an unknown parameter inside another',
    'GET',
    '/v1/events?created[near]=1',
    key,
    400,
    { code: 'parameter_unknown', param: 'created[near]' },
  ],
  ['a limit of 0', 'GET', '/v1/customers?limit=0', key, 400, { code: 'parameter_invalid', param: 'limit' }],
  [
    'a limit of 101',
    'GET',
    '/v1/customers?limit=101',
    key,
    400,
    { code: 'parameter_invalid', param: 'limit' },
  ],
  [
    'a missing parameter',
    'POST',
    '/v1/subscriptions',
    key,
    400,
    { code: 'parameter_missing', param: 'customer' },
  ],
  ['a missing object', 'GET', '/v1/customers/cus_none', key, 404, { code: 'resource_missing', param: 'id' }],
  [
    'a missing cursor',
    'GET',
    '/v1/customers?starting_after=cus_none',
    key,
    400,
    { code: 'resource_missing', param: 'starting_after' },
  ],
  [
    'a customer of a list that is missing',
    'GET',
    '/v1/subscriptions?customer=cus_none',
    key,
    400,
    { code: 'resource_missing', param: 'customer' },
  ],
])('answers %s with Stripe’s envelope', (_case, method, path, headers, status, error) =>
  withOpenStripe(async ({ url }) => {
    const answer = await send(`${url}${path}`, { method, headers });
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({
      error: expect.objectContaining({ message: expect.any(String), ...error }),
    });
  }),
);

test('the SDK throws its own classes for what is refused', () =>
  withOpenStripe(async ({ stripe }) => {
    await expect(stripe.customers.retrieve('cus_none')).rejects.toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    );
    await expect(
      // @ts-expect-error: removed in endive, so unknown.
      stripe.checkout.sessions.create({ mode: 'subscription', payment_method_types: ['card'] }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^parameter_/) });
  }));

test('every answer carries the headers that the SDK reads', () =>
  withOpenStripe(async ({ stripe }) => {
    const { lastResponse } = await stripe.customers.create(
      { email: 'a@example.com' },
      { idempotencyKey: 'k1' },
    );
    expect(lastResponse).toMatchObject({
      requestId: expect.stringMatching(/^req_/),
      apiVersion: Stripe.API_VERSION,
      idempotencyKey: 'k1',
      statusCode: 200,
    });
  }));

test('ids begin as Stripe’s do', () =>
  withOpenStripe(async ({ stripe, world }) => {
    const customer = await stripe.customers.create({});
    const [price] = world.prices.list();
    const session = await stripe.checkout.sessions.create({
      mode: 'subscription',
      customer: customer.id,
      line_items: [{ price: price?.id ?? '', quantity: 1 }],
      success_url: 'http://127.0.0.1/',
    });
    const portal = await stripe.billingPortal.sessions.create({ customer: customer.id });
    expect([customer.id, session.id, portal.id, price?.product]).toEqual([
      expect.stringMatching(/^cus_\w{14}$/),
      expect.stringMatching(/^cs_test_\w+$/),
      expect.stringMatching(/^bps_\w+$/),
      expect.stringMatching(/^prod_/),
    ]);
  }));

test('pages run both ways without loss or repetition', () =>
  withOpenStripe(async ({ stripe }) => {
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      made.push((await stripe.customers.create({ email: 'same@example.com' })).id);
    }
    await stripe.customers.create({ email: 'other@example.com' });
    const backward = await stripe.customers
      .list({ email: 'same@example.com', limit: 3 })
      .autoPagingToArray({ limit: 100 });
    expect(backward.map(({ id }) => id)).toEqual(made.toReversed());
    const forward = await stripe.customers
      .list({ limit: 2, ending_before: made[0] ?? '' })
      .autoPagingToArray({ limit: 100 });
    expect(forward.map(({ id }) => id).slice(0, 6)).toEqual(made.slice(1));
    const last = await stripe.customers.list({
      email: 'same@example.com',
      limit: 1,
      starting_after: made[1] ?? '',
    });
    expect(last).toMatchObject({ has_more: false, data: [{ id: made[0] }] });
  }));

describe('expand', () => {
  test('puts objects in place of ids, in lists, nested and where they are only included', () =>
    withOpenStripe(async ({ stripe, world }) => {
      const { id: customer } = await stripe.customers.create({});
      const [price] = world.prices.list();
      if (price === undefined) {
        throw new Error('Nothing is sold.');
      }
      const subscription = createSubscription(world, {
        customer,
        items: [{ price, quantity: 1 }],
        trialEnd: null,
        missingPaymentMethod: 'create_invoice',
        metadata: {},
        free: true,
        payment: 'charged',
      });
      const list = await stripe.subscriptions.list({ customer, expand: ['data.latest_invoice.customer'] });
      expect(list.data[0]?.latest_invoice).toMatchObject({ object: 'invoice', customer: { id: customer } });
      const included = await stripe.customers.retrieve(customer, { expand: ['subscriptions'] });
      expect(included).toMatchObject({ subscriptions: { object: 'list', data: [{ id: subscription.id }] } });
      expect(await stripe.customers.retrieve(customer)).not.toHaveProperty('subscriptions');
      expect(await stripe.prices.retrieve(price.id, { expand: ['product'] })).toMatchObject({
        product: { object: 'product', name: 'Pro' },
      });
    }));

  test('refuses what cannot be expanded', () =>
    withOpenStripe(async ({ stripe }) => {
      const { id } = await stripe.customers.create({});
      await expect(stripe.customers.retrieve(id, { expand: ['cheese'] })).rejects.toThrow(
        'This property cannot be expanded (cheese)',
      );
    }));
});
