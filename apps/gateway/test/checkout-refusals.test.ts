import { findAccountById } from '@planbridge/accounts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

const wish = {
  plan: 'pro',
  success_url: 'https://app.example.com/billing?done=1',
  cancel_url: 'https://app.example.com/billing',
};

async function setup() {
  const { app, started, user, authorization } = await world.signIn();
  const click = async (body: unknown, contentType = 'application/json') =>
    await app.inject({
      method: 'POST',
      url: '/v1/checkout',
      headers: { authorization, 'content-type': contentType },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { click, started, user };
}

test.each([
  ['an unknown plan', { ...wish, plan: 'gold' }, 'unknown-plan', { known_plans: ['free', 'pro', 'team'] }],
  ['a plan that has no price', { ...wish, plan: 'free' }, 'price-unavailable', { known_intervals: [] }],
  [
    'an interval that is not sold',
    { ...wish, interval: 'year' },
    'price-unavailable',
    { known_intervals: ['month'] },
  ],
  [
    'a currency that the plan is not sold in',
    { ...wish, currency: 'eur' },
    'currency-unavailable',
    { known_currencies: ['usd'] },
  ],
  [
    'too few seats',
    { ...wish, plan: 'team', seats: 2 },
    'seats-out-of-range',
    { seats: { min: 3, max: 50 } },
  ],
  [
    'too many seats',
    { ...wish, plan: 'team', seats: 51 },
    'seats-out-of-range',
    { seats: { min: 3, max: 50 } },
  ],
  [
    'seats of a plan without seats',
    { ...wish, seats: 2 },
    'seats-out-of-range',
    { seats: { min: 1, max: 1 } },
  ],
  [
    'another site to return to',
    { ...wish, success_url: 'https://evil.example/' },
    'redirect-not-allowed',
    {},
  ],
  [
    'another site to leave to',
    { ...wish, cancel_url: 'https://app.example.com.evil.example/' },
    'redirect-not-allowed',
    {},
  ],
  ['a script to return to', { ...wish, success_url: 'javascript:alert(1)' }, 'redirect-not-allowed', {}],
])('cannot do %s, and changes nothing', async (_what, body, problem, members) => {
  const { click, started, user } = await setup();
  const response = await click(body);

  expect(response.statusCode).toBe(422);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.json()).toMatchObject({
    type: `urn:planbridge:problem:${problem}`,
    status: 422,
    ...members,
  });
  expect(started).toEqual([]);
  expect(await findAccountById(world.db, user)).toBeNull();
});

test.each([
  ['that is no JSON', '{"plan":', 'malformed-body'],
  ['that is empty', '', 'malformed-body'],
  ['that is a list', [], 'invalid-request'],
  ['without a plan', { ...wish, plan: undefined }, 'invalid-request'],
  ['with a plan that is a number', { ...wish, plan: 7 }, 'invalid-request'],
  ['with half a seat', { ...wish, seats: 1.5 }, 'invalid-request'],
  ['with an interval nobody knows', { ...wish, interval: 'decade' }, 'invalid-request'],
  ['with a currency in capitals', { ...wish, currency: 'USD' }, 'invalid-request'],
  ['with a field nobody knows', { ...wish, price: 'price_1' }, 'invalid-request'],
  ['that reaches for the prototype', '{"__proto__":{"plan":"pro"}}', 'malformed-body'],
])('refuses a body %s, and changes nothing', async (_what, body, problem) => {
  const { click, started, user } = await setup();
  const response = await click(body);

  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({ type: `urn:planbridge:problem:${problem}` });
  expect(started).toEqual([]);
  expect(await findAccountById(world.db, user)).toBeNull();
});

test('names every fault of a body at once', async () => {
  const { click } = await setup();
  const response = await click({ ...wish, plan: 7, seats: 0 });
  expect(response.json()).toMatchObject({ faults: [{ where: 'body/plan' }, { where: 'body/seats' }] });
});

test('refuses a body of another content type', async () => {
  const { click, started } = await setup();
  const response = await click('plan=pro', 'application/x-www-form-urlencoded');
  expect(response.statusCode).toBe(415);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:unsupported-media-type' });
  expect(started).toEqual([]);
});

test('refuses a body over 16 KB', async () => {
  const { click } = await setup();
  expect((await click({ ...wish, plan: 'x'.repeat(20_000) })).statusCode).toBe(413);
});
