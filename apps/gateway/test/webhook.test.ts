import { createDatabase } from '@planbridge/accounts';
import Stripe from 'stripe';
import { problems } from '../src/http/problems.ts';
import type { WorkflowStarter } from '../src/temporal/workflow-starter.ts';
import { createTestApp, webhookSecret } from './parts/create-test-app.ts';

const updated = {
  id: 'evt_1',
  object: 'event',
  type: 'customer.subscription.updated',
  livemode: false,
  data: { object: { object: 'subscription', id: 'sub_1', customer: 'cus_9' } },
};

const thinUpdated = {
  id: 'evt_2',
  object: 'v2.core.event',
  type: 'v1.customer.subscription.updated',
  livemode: false,
  related_object: { id: 'sub_1', type: 'subscription', url: '/v1/subscriptions/sub_1' },
};

/** No database listens there: whatever passes here needs none. */
const nowhere = 'postgres://127.0.0.1:9/none';

async function setup(answers: Partial<WorkflowStarter> = {}) {
  const database = createDatabase(nowhere);
  const { app, started, logged, metrics } = await createTestApp({ db: database.db, answers });

  async function deliver(
    event: unknown,
    {
      secret = webhookSecret,
      age = 0,
      header,
    }: { secret?: string; age?: number; header?: string | null } = {},
  ) {
    const payload = typeof event === 'string' ? event : JSON.stringify(event);
    const timestamp = Math.floor(Date.now() / 1000) - age;
    const signature =
      header === undefined
        ? Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
        : header;
    return await app.inject({
      method: 'POST',
      url: '/webhooks/stripe',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(signature === null ? {} : { 'stripe-signature': signature }),
      },
      payload,
    });
  }
  const count = async (metric: string) => await metrics.registry.getSingleMetricAsString(metric);
  return { deliver, app, started, logged, count };
}

test('starts one workflow for a signed event and says that it is received', async () => {
  const { deliver, started, count } = await setup();
  const response = await deliver(updated);

  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ received: true });
  expect(started).toEqual([
    {
      workflow: 'settleEvent',
      input: { eventId: 'evt_1', type: 'customer.subscription.updated', customerId: 'cus_9', object: null },
    },
  ]);
  expect(await count('planbridge_gateway_webhooks_total')).toContain('{outcome="accepted"} 1');
});

test('starts a workflow for a thin event by the object it names', async () => {
  const { deliver, started } = await setup();
  expect((await deliver(thinUpdated)).statusCode).toBe(200);
  expect(started).toMatchObject([
    { input: { customerId: null, object: { id: 'sub_1', type: 'subscription' } } },
  ]);
});

test('verifies with every secret that is configured', async () => {
  const { deliver, started } = await setup();
  expect((await deliver(updated, { secret: 'whsec_older' })).statusCode).toBe(200);
  expect(started).toHaveLength(1);
});

test('receives what was received before', async () => {
  const { deliver, count } = await setup({ settleEvent: async () => 'duplicate' });
  expect((await deliver(updated)).statusCode).toBe(200);
  expect(await count('planbridge_gateway_webhooks_total')).toContain('{outcome="duplicate"} 1');
});

test.each([
  ['with another secret', { secret: 'whsec_other' }],
  ['six minutes ago', { age: 360 }],
  ['six minutes from now', { age: -360 }],
  ['not at all', { header: null }],
  ['with an empty header', { header: '' }],
  ['with a header of noise', { header: 't=,v1=' }],
  [
    'with 64 characters that are not ASCII',
    { header: `t=${Math.floor(Date.now() / 1000)},v1=${'ÿ'.repeat(64)}` },
  ],
])('refuses a body signed %s', async (_how, options) => {
  const { deliver, started, count } = await setup();
  const response = await deliver(updated, options);

  expect(response.statusCode).toBe(400);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:invalid-signature', status: 400 });
  expect(started).toEqual([]);
  expect(await count('planbridge_gateway_webhooks_total')).toContain('{outcome="refused"} 1');
});

test('refuses a body changed by one byte', async () => {
  const { deliver, started } = await setup();
  const payload = JSON.stringify(updated);
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
  const response = await deliver(payload.replace('cus_9', 'cus_8'), { header });

  expect(response.statusCode).toBe(400);
  expect(started).toEqual([]);
});

test.each([
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['an event with an id that is a path', { ...updated, id: 'evt_1/../evt_2' }],
  ['another object', { object: 'customer', id: 'cus_9' }],
])('refuses a signed body that holds %s', async (_what, event) => {
  const { deliver, started } = await setup();
  const response = await deliver(event);

  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:invalid-event' });
  expect(started).toEqual([]);
});

test('refuses a body over 1 MB before it looks at it', async () => {
  const { deliver, started, count } = await setup();
  const response = await deliver({ ...updated, padding: 'x'.repeat(1_048_576) });

  expect(response.statusCode).toBe(413);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:body-too-large' });
  expect(started).toEqual([]);
  expect(await count('planbridge_gateway_webhooks_total')).toContain('{outcome="refused"} 1');
});

test('takes a body of just under 1 MB', async () => {
  const { deliver } = await setup();
  expect((await deliver({ ...updated, padding: 'x'.repeat(1_000_000) })).statusCode).toBe(200);
});

test.each([
  ['of a type that nobody handles', { ...updated, type: 'charge.succeeded' }, 'unknown-type', false],
  ['of the other mode', { ...updated, livemode: true }, 'wrong-mode', true],
  ['of a connected account', { ...updated, account: 'acct_2' }, 'foreign-account', true],
  ['of another context', { ...thinUpdated, context: 'acct_2' }, 'foreign-account', true],
  ['without a customer', { ...updated, data: { object: { object: 'invoice' } } }, 'no-customer', true],
])('receives an event %s without a workflow, and counts it', async (_what, event, reason, isLogged) => {
  const { deliver, started, logged, count } = await setup();

  expect((await deliver(event)).statusCode).toBe(200);
  expect(started).toEqual([]);
  expect(await count('planbridge_gateway_ignored_events_total')).toContain(`{reason="${reason}"} 1`);
  expect(logged.some((line) => line.includes(`"reason":"${reason}"`))).toBe(isLogged);
});

test('acknowledges nothing that Temporal did not take', async () => {
  const { deliver, logged, count } = await setup({
    settleEvent: () =>
      Promise.reject(problems.unavailable('temporal', new Error('14 UNAVAILABLE: 10.0.0.7:7233'))),
  });
  const response = await deliver(updated);

  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('2');
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:unavailable' });
  expect(response.body).not.toMatch(/temporal|10\.0\.0\.7/i);
  expect(logged.join('')).toContain('"dependency":"temporal"');
  expect(logged.join('')).not.toContain('10.0.0.7');
  expect(await count('planbridge_gateway_webhooks_total')).toContain('{outcome="unavailable"} 1');
});

test('says nothing internal when something unforeseen breaks', async () => {
  const { deliver } = await setup({ settleEvent: () => Promise.reject(new Error('secret sauce')) });
  const response = await deliver(updated);

  expect(response.statusCode).toBe(500);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:internal' });
  expect(response.body).not.toContain('sauce');
});
