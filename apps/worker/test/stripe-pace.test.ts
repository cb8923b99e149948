import { createBreaker } from '../src/breaker/create-breaker.ts';
import { createConnectStripe } from '../src/stripe/connect-stripe.ts';
import { createPace } from '../src/stripe/create-pace.ts';
import { createStripeBudget } from '../src/stripe/create-stripe-budget.ts';
import { stripeFailure } from '../src/stripe/stripe-failure.ts';
import { startServer } from './parts/start-server.ts';
import type { Answer } from './parts/start-server.ts';

let answer: Answer;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer(() => answer);
});

afterAll(() => server.close());

const list = { object: 'list', data: [], has_more: false };

function setup({ rps = 100, timeoutMs = 1000 } = {}) {
  answer = { body: list };
  server.calls.splice(0);
  const pace = createPace({
    budget: createStripeBudget(rps),
    breaker: createBreaker<Response>({ isOutage: ({ status }) => status >= 500 }),
  });
  const connect = createConnectStripe({ secretKey: 'sk_test_hush', apiUrl: server.url, pace });
  const stripe = connect({ signal: new AbortController().signal, timeoutMs, share: 'settlement' });
  const failureOfList = async () => {
    try {
      await stripe.subscriptions.list();
      return null;
    } catch (error) {
      return stripeFailure(error)?.message ?? 'another failure';
    }
  };
  return { stripe, failureOfList };
}

const budgetIsUsedUp = expect.stringContaining('STRIPE_RPS');

test('after a 429 nothing is sent to that endpoint until Stripe’s time is over, and other endpoints are', async () => {
  const { stripe, failureOfList } = setup();
  answer = { status: 429, body: { error: { code: 'rate_limit' } }, headers: { 'retry-after': '30' } };
  expect(await failureOfList()).toBe('Stripe limits our rate of requests.');
  answer = { body: list };
  expect(await failureOfList()).toEqual(budgetIsUsedUp);
  expect(server.calls).toHaveLength(1);
  await stripe.invoices.list();
  expect(server.calls).toHaveLength(2);
});

test('a 429 for a locked object does not slow the others', async () => {
  const { failureOfList } = setup();
  answer = { status: 429, body: { error: { code: 'lock_timeout' } }, headers: { 'retry-after': '30' } };
  await failureOfList();
  answer = { body: list };
  expect(await failureOfList()).toBeNull();
});

test('requests beyond the budget wait for it, and are not sent when their time is over', async () => {
  // The budget gives up after 3 s, Stripe's client after 4 s: a busy machine must not let the second come first.
  const { failureOfList } = setup({ rps: 20, timeoutMs: 4000 });
  const failures = await Promise.all(Array.from({ length: 200 }, failureOfList));
  expect(failures.filter((failure) => failure !== null).length).toBeGreaterThan(100);
  expect(failures).toEqual(expect.arrayContaining([null, budgetIsUsedUp]));
  expect(server.calls.length).toBeLessThan(100);
});

test('an outage says in our words that nothing was asked', async () => {
  const { failureOfList } = setup();
  answer = { status: 500, body: { error: {} } };
  for (let outage = 0; outage < 5; outage += 1) {
    await failureOfList();
  }
  expect(await failureOfList()).toContain('Stripe is down');
  expect(server.calls).toHaveLength(5);
});
