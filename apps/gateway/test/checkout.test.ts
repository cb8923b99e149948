import { createHandoff, findAccountById } from '@planbridge/accounts';
import type { OpenCheckoutInput } from '@planbridge/contracts';
import { problems } from '../src/http/problems.ts';
import type { WorkflowStarter } from '../src/temporal/workflow-starter.ts';
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

async function setup(answers: Partial<WorkflowStarter> = {}) {
  const { app, started, logged, user, authorization } = await world.signIn(answers);
  const click = async (body: unknown) =>
    await app.inject({
      method: 'POST',
      url: '/v1/checkout',
      headers: { authorization, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
  return { click, started, logged, user };
}

const sessionUrl = 'https://checkout.example.com/c/pay/cs_secret';

async function opened({ ref, fingerprint }: OpenCheckoutInput) {
  const handoffId = await createHandoff(world.db, { ref, url: sessionUrl, kind: 'checkout' });
  return { outcome: 'redirect', kind: 'checkout', handoffId, fingerprint } as const;
}

test('answers with the address that the workflow handed off', async () => {
  const { click, started, user } = await setup({ openCheckout: opened });
  const response = await click({ ...wish, interval: 'month' });

  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ url: sessionUrl, kind: 'checkout' });
  expect(response.headers['cache-control']).toBe('no-store');
  const account = await findAccountById(world.db, user);
  expect(account).toMatchObject({ email: `${user}@example.com` });
  expect(started).toEqual([
    {
      workflow: 'openCheckout',
      input: {
        ref: account?.ref,
        wish: {
          plan: 'pro',
          interval: 'month',
          seats: null,
          successUrl: wish.success_url,
          cancelUrl: wish.cancel_url,
        },
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    },
  ]);
});

test('gives Temporal and the log the account’s ref, and nothing of the person', async () => {
  const { click, started, logged, user } = await setup({ openCheckout: opened });
  await click(wish);
  const seen = JSON.stringify(started) + logged.join('');

  expect(seen).not.toContain(user);
  expect(seen).not.toContain('cs_secret');
  expect(logged.join('')).not.toContain('done=1');
  expect(logged.join('')).toContain(`"account":"${(await findAccountById(world.db, user))?.ref}"`);
});

test('is a conflict when the account has the plan already', async () => {
  const { click } = await setup({
    openCheckout: async ({ fingerprint }) => ({ outcome: 'already-on-plan', fingerprint }),
  });
  const response = await click(wish);
  expect(response.statusCode).toBe(409);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:already-on-plan' });
});

test('the currency is part of the wish and of its fingerprint, and left out of both if nobody named one', async () => {
  const { click, started } = await setup({ openCheckout: opened });
  await click(wish);
  await click({ ...wish, currency: 'usd' });
  const [plain, named] = started.map(({ input }) => input);
  expect(plain).not.toHaveProperty('wish.currency');
  expect(named).toMatchObject({ wish: { plan: 'pro', currency: 'usd' } });
  expect(named).not.toMatchObject({ fingerprint: Object(plain).fingerprint });
});

test('is a conflict when the account pays in a currency that the plan is not sold in', async () => {
  const { click } = await setup({
    openCheckout: async ({ fingerprint }) => ({ outcome: 'currency-fixed', currency: 'eur', fingerprint }),
  });
  const response = await click(wish);
  expect(response.statusCode).toBe(409);
  expect(response.json()).toMatchObject({
    type: 'urn:planbridge:problem:currency-fixed',
    currency: 'eur',
    detail: expect.stringContaining('eur'),
  });
});

test('starts again when the run it joined served another wish', async () => {
  let runs = 0;
  const { click, started } = await setup({
    openCheckout: async (input) => {
      runs += 1;
      return await opened(runs === 1 ? { ...input, fingerprint: 'of another tab' } : input);
    },
  });
  expect((await click(wish)).json()).toMatchObject({ url: sessionUrl });
  expect(started).toHaveLength(2);
});

test('starts again when the hand-off is gone', async () => {
  let runs = 0;
  const { click, started } = await setup({
    openCheckout: async (input) => {
      runs += 1;
      return runs === 1
        ? { ...(await opened(input)), handoffId: '00000000-0000-4000-8000-000000000000' }
        : opened(input);
    },
  });
  expect((await click(wish)).statusCode).toBe(200);
  expect(started).toHaveLength(2);
});

test('gives up on a wish that others keep overtaking', async () => {
  const { click, started } = await setup({
    openCheckout: async (input) => await opened({ ...input, fingerprint: 'of another tab' }),
  });
  const response = await click(wish);
  expect(response.statusCode).toBe(503);
  expect(started).toHaveLength(100);
});

test.each([
  [
    'Stripe',
    async ({ fingerprint }: OpenCheckoutInput) =>
      ({ outcome: 'unavailable', dependency: 'stripe', fingerprint }) as const,
  ],
  ['Temporal', () => Promise.reject(problems.unavailable('temporal'))],
  ['a worker', () => Promise.reject(problems.unavailable('worker'))],
])('is 503 while %s is missing', async (_who, openCheckout) => {
  const { click } = await setup({ openCheckout });
  const response = await click(wish);
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('2');
});
