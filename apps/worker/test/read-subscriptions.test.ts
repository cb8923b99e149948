import { failureTypes } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { failureOf } from './parts/failure-of.ts';
import { rowOf } from './parts/row-of.ts';
import type { Answer } from './parts/start-server.ts';
import { missing, remoteWords } from './parts/start-stripe.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { itemOf, subscriptionOf } from './parts/stripe-objects.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

async function setup({ customers = 1 } = {}) {
  const account = await world.createAccount({ customers });
  const [customer = '', ...others] = account.customers;
  return { ...(await world.setup()), account, customer, others };
}

/** An account that is on Pro because Stripe said so. */
async function setupPro() {
  const all = await setup();
  all.stripe.objects.subscriptions.push(subscriptionOf(all.customer));
  await all.settle(all.account);
  expect(await rowOf(all.db, all.account)).toMatchObject({ plan: 'pro', status: 'active' });
  return all;
}

test('a subscription on the last of several pages decides', async () => {
  const { stripe, settle, account, customer, db } = await setup();
  stripe.pagesOf(2);
  const over = [1, 2, 3, 4].map((n) => subscriptionOf(customer, { id: `sub_${n}`, status: 'canceled' }));
  stripe.objects.subscriptions.push(...over, subscriptionOf(customer));

  expect(await settle(account)).toEqual({ state: 'settled', ref: account.ref });
  expect((await rowOf(db, account)).plan).toBe('pro');
  expect(stripe.callsTo('GET /v1/subscriptions')).toHaveLength(3);
});

test('an item on a later page decides, when a subscription has more than fit into it', async () => {
  const { stripe, settle, account, customer, db } = await setup();
  stripe.pagesOf(1);
  const subscription = subscriptionOf(customer, { id: 'sub_long', items: [] });
  stripe.objects.subscriptions.push({
    ...subscription,
    items: { object: 'list', data: [itemOf('si_1', 'pro_monthly')], has_more: true },
  });
  for (const item of [itemOf('si_1', 'pro_monthly'), itemOf('si_2', 'team_yearly', 7)]) {
    stripe.objects.subscriptionItems.push({ ...item, subscription: 'sub_long' });
  }

  await settle(account);
  expect(await rowOf(db, account)).toMatchObject({ plan: 'team', seats: 7 });
});

test('the subscriptions of former customers count', async () => {
  const { stripe, settle, account, customer, db } = await setup({ customers: 3 });
  stripe.objects.subscriptions.push(subscriptionOf(customer));
  await settle(account);
  expect((await rowOf(db, account)).plan).toBe('pro');
  expect(stripe.callsTo('GET /v1/subscriptions')).toHaveLength(3);
});

test('a customer who is deleted at Stripe has no subscriptions, although its list is refused', async () => {
  const { stripe, settle, account, customer, db } = await setupPro();
  stripe.objects.subscriptions.splice(0);
  stripe.objects.customers.push({ id: customer, deleted: true });
  stripe.script(({ path }) => (path === '/v1/subscriptions' ? missing('customer') : null));

  await settle(account);
  expect(await rowOf(db, account)).toMatchObject({ plan: 'free', status: 'none' });
});

test('a list that turns empty is believed once the customer says the same', async () => {
  const { stripe, settle, account, customer, db } = await setupPro();
  stripe.objects.subscriptions.splice(0);
  await settle(account);
  expect((await rowOf(db, account)).plan).toBe('free');
  expect(stripe.callsTo(`GET /v1/customers/${customer}`)).toHaveLength(1);
});

test('an empty list that the customer contradicts takes nobody’s plan away', async () => {
  const { stripe, settle, account, db } = await setupPro();
  const empty = { body: { object: 'list', data: [], has_more: false } };
  stripe.script(({ path }) => (path === '/v1/subscriptions' ? empty : null));

  expect((await failureOf(settle(account))).type).toBe(failureTypes.stripeUnintelligible);
  expect((await rowOf(db, account)).plan).toBe('pro');
});

test('a key to which every customer is missing takes nobody’s plan away', async () => {
  const { stripe, settle, account, db } = await setupPro();
  stripe.script(() => missing('customer'));
  expect((await failureOf(settle(account))).type).toBe(failureTypes.stripeRefused);
  expect((await rowOf(db, account)).plan).toBe('pro');
});

const envelope = (status: number, type: string, headers = {}): Answer => ({
  status,
  headers,
  body: { error: { type, message: remoteWords } },
});

const { stripeUnintelligible, stripeUnavailable, stripeRateLimited, stripeRefused } = failureTypes;

test.each<[string, Answer, string]>([
  [
    'a proxy’s page',
    { body: `<html>${remoteWords}</html>`, headers: { 'content-type': 'text/html' } },
    stripeUnintelligible,
  ],
  ['a proxy’s error page', { status: 503, body: `<html>${remoteWords}</html>` }, stripeUnintelligible],
  ['an error without an envelope', { status: 500, body: { message: remoteWords } }, stripeUnintelligible],
  ['a body that breaks off', 'break', stripeUnavailable],
  ['half a body', { body: '{"object":"list","data":[' }, stripeUnintelligible],
  ['JSON that is no object', { body: '[]' }, stripeUnintelligible],
  ['null', { body: 'null' }, stripeUnintelligible],
  ['an empty body', { body: '' }, stripeUnintelligible],
  ['an object that is no list', { body: { object: 'customer', id: 'cus_1' } }, stripeUnintelligible],
  ['a list without has_more', { body: { object: 'list', data: [] } }, stripeUnintelligible],
  [
    'a page that says more and holds nothing',
    { body: { object: 'list', data: [], has_more: true } },
    stripeUnintelligible,
  ],
  [
    'a subscription without a status',
    { body: { object: 'list', data: [{ id: 'sub_1' }], has_more: false } },
    stripeUnintelligible,
  ],
  [
    'a redirect',
    { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } },
    stripeUnintelligible,
  ],
  ['500', envelope(500, 'api_error'), stripeUnavailable],
  ['429', envelope(429, 'rate_limit_error'), stripeRateLimited],
  ['401', envelope(401, 'authentication_error'), stripeRefused],
  ['403', envelope(403, 'permission_error'), stripeRefused],
  ['400', envelope(400, 'invalid_request_error'), stripeRefused],
  ['a card’s error, out of place', envelope(402, 'card_error'), stripeRefused],
])('%s instead of a list fails in our own words and keeps the plan', async (_, answer, type) => {
  const { stripe, product, settle, account, db, logged } = await setupPro();
  stripe.script(() => answer);

  const failure = await failureOf(settle(account));
  expect(failure).toMatchObject({ type, ref: account.ref });
  expect(await rowOf(db, account)).toMatchObject({ plan: 'pro', leaseUntil: null });
  expect(product.pushes()).toHaveLength(1);
  expect(logged.join('')).not.toContain(remoteWords);
});

test.each([
  ['3', { nextRetryDelay: 3000, retryAfterMs: undefined }],
  ['7', { nextRetryDelay: undefined, retryAfterMs: 7000 }],
  ['99999', { nextRetryDelay: undefined, retryAfterMs: 600_000 }],
  ['soon', { nextRetryDelay: undefined, retryAfterMs: undefined }],
])('Stripe’s Retry-After of %s is kept, in the round if it is short', async (header, kept) => {
  const { stripe, settle, account } = await setup();
  stripe.script(() => envelope(429, 'rate_limit_error', { 'retry-after': header }));
  expect(await failureOf(settle(account))).toMatchObject(kept);
});

test('words in the place of Stripe’s codes stay out of a failure', async () => {
  const { stripe, settle, account } = await setup();
  const error = {
    type: 'invalid_request_error',
    code: remoteWords,
    param: 'items[0][price]',
    message: remoteWords,
  };
  stripe.script(() => ({ status: 400, headers: { 'request-id': 'req_1' }, body: { error } }));
  const { message } = await failureOf(settle(account));
  expect(message).toBe('Stripe refused a request (400, items[0][price], req_1).');
});

test('a Stripe that cannot be reached is unavailable', async () => {
  const { stripe, settle, account } = await setup();
  await stripe.close();
  expect((await failureOf(settle(account))).type).toBe(stripeUnavailable);
});

test('a Stripe that stays silent is given up after 2 s by a local attempt', async () => {
  const { stripe, settle, account } = await setup();
  stripe.script(() => 'silence');
  const began = performance.now();
  const failure = await failureOf(settle(account, { environment: attempt({ isLocal: true }) }));
  expect(failure.type).toBe(stripeUnavailable);
  expect(performance.now() - began).toBeLessThan(4000);
});

test('a past due subscription keeps the plan until its grace period ends, counted from its oldest open invoice', async () => {
  const { stripe, settle, account, customer, db } = await setup();
  const start = Math.floor(Date.now() / 1000) - 86_400;
  stripe.objects.subscriptions.push(subscriptionOf(customer, { id: 'sub_due', status: 'past_due' }));
  for (const [id, at] of [
    ['in_2', start + 3600],
    ['in_1', start],
  ] as const) {
    const lines = { data: [{ period: { start: at } }] };
    stripe.objects.invoices.push({ id, subscription: 'sub_due', status: 'open', created: at + 60, lines });
  }
  await settle(account);
  const row = await rowOf(db, account);
  expect(row).toMatchObject({ plan: 'pro', status: 'past_due' });
  expect(row.recheckAt).toEqual(new Date((start + 7 * 86_400) * 1000));
});
