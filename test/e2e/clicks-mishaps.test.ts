import { z } from 'zod';
import { createShopper } from './parts/create-shopper.ts';
import type { Shopper } from './parts/create-shopper.ts';
import { startSystem } from './parts/start-system.ts';
import type { StartedSystem } from './parts/start-system.ts';
import { worldOf } from './parts/world-of.ts';
import type { World } from '../cluster/create-world.ts';
import { until } from '../services/until.ts';

jest.setTimeout(120_000);

const createSession = 'POST /v1/checkout/sessions';

let system: StartedSystem;
let world: World;

beforeAll(async () => {
  system = await startSystem();
  world = worldOf(system);
});

afterAll(async () => {
  await system?.stop();
});

const shopper = async (name: string) => await createShopper(system, world, `${name}@mishaps`);

test('a click whose answer was lost is repeated and leads to the same session', async () => {
  const { token, wish, checkout, holdings } = await shopper('cut-off');
  const lost = new AbortController();
  const cut = fetch(`${system.gatewayUrl}/v1/checkout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wish()),
    signal: lost.signal,
  });
  await until(async () => ((await holdings()).customers.length > 0 ? true : null), 10_000, 10);
  lost.abort();
  await cut.catch(() => undefined);
  const page = await checkout();
  const { customers, payable } = await holdings();
  expect([customers.length, payable]).toEqual([1, [page]]);
});

test('a session whose creation was given up cannot be paid when it lands after the next click', async () => {
  const { click, checkout, holdings } = await shopper('late');
  // So long that each attempt of the click gives up before it is carried out.
  const slowness = await world.breakService('stripe', { kind: 'latency', ms: 11_000, route: createSession });
  expect(await click({ plan: 'team' })).toMatchObject({
    ok: false,
    problem: { type: 'urn:planbridge:problem:unavailable' },
    retryAfterSeconds: expect.any(Number),
  });
  await slowness.end();
  const before = await callsTo(createSession);
  const page = await checkout();
  expect(await holdings()).toMatchObject({ customers: [expect.any(String)], payable: [page] });
  // Ours, and one of those that were given up.
  await until(async () => ((await callsTo(createSession)) >= before + 2 ? true : null), 20_000);
  expect(await holdings()).toMatchObject({ customers: [expect.any(String)], payable: [page] });
});

test('who pays in one tab and clicks in another has one subscription or one page to pay, never both', async () => {
  const pairs = await Promise.all(Array.from({ length: 6 }, async (_, at) => await shopper(`paying-${at}`)));
  await Promise.all(pairs.map(payAndClick));
});

async function payAndClick({ checkout, pay, click, account, holdings }: Shopper): Promise<void> {
  const page = await checkout();
  const [paid] = await Promise.all([pay(page), click({ plan: 'team' })]);
  expect([303, 409]).toContain(paid.status);
  await until(async () => {
    await account(10);
    const { live, payable } = await holdings();
    return live.length === (paid.status === 303 ? 1 : 0) && live.length + payable.length === 1 ? true : null;
  }, 30_000);
}

test('a customer who was deleted at Stripe between two clicks is replaced, and the new one can pay', async () => {
  const { checkout, pay, holdings } = await shopper('deleted');
  await checkout();
  const [first = ''] = (await holdings()).customers;
  await world.stripe.customers.del(first);
  const page = await checkout();
  const { customers, payable } = await holdings();
  expect([customers.length, customers.includes(first), payable]).toEqual([1, false, [page]]);
  expect((await pay(page)).status).toBe(303);
});

test('a second paid subscription, made by hand at Stripe, is an incident that the operator is told of', async () => {
  const { checkout, pay, holdings, account } = await shopper('twice');
  expect((await pay(await checkout())).status).toBe(303);
  const [customer = ''] = (await holdings()).customers;
  await control('stripe', '/_control/subscriptions', { customer, lookup_key: 'team_month_usd', quantity: 2 });
  await until(async () => {
    const now = await account(5);
    return now.ok && now.value.state === 'needs_attention' && now.value.plan === 'team' ? true : null;
  }, 30_000);
  await until(async () => {
    const told = JSON.stringify(await control('slack', '/_control/messages'));
    return /two|several|more than one/i.test(told) ? true : null;
  }, 30_000);
});

test('a plan is sold by the interval and with the seats of the wish, and nothing else', async () => {
  const { checkout, click } = await shopper('choosy');
  const monthly = await (await fetch(await checkout({ interval: 'month' }))).text();
  const yearly = await (await fetch(await checkout({ interval: 'year' }))).text();
  expect([monthly, yearly].map((page) => /month|year/.exec(page)?.[0])).toEqual(['month', 'year']);
  expect((await click({ plan: 'team', seats: 100 })).ok).toBe(true);
  for (const seats of [1, 101]) {
    expect(await click({ plan: 'team', seats })).toMatchObject({
      ok: false,
      problem: {
        status: 422,
        type: 'urn:planbridge:problem:seats-out-of-range',
        detail: 'This plan is sold with 2 to 100 seats.',
        seats: { min: 2, max: 100 },
      },
    });
  }
});

async function callsTo(endpoint: string): Promise<number> {
  const calls = await world.calls();
  return calls.filter((call) => call.endpoint === endpoint).reduce((sum, { count }) => sum + count, 0);
}

async function control(service: 'stripe' | 'slack', path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${service === 'stripe' ? system.stripeUrl : system.slackUrl}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(20_000),
  });
  return z.unknown().parse(await response.json());
}
