import { createHandoff, findAccountById } from '@planbridge/accounts';
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

async function setup(answers: Partial<WorkflowStarter> = {}) {
  const { app, started, user, authorization } = await world.signIn(answers);
  const click = async (body: Readonly<Record<string, unknown>>) =>
    await app.inject({ method: 'POST', url: '/v1/portal', headers: { authorization }, payload: body });
  return { click, started, user };
}

const portalUrl = 'https://billing.example.com/p/session/secret';
const back = 'https://app.example.com/billing';

test('answers with the address of the portal, opened at the flow asked for', async () => {
  const { click, started } = await setup({
    openPortal: async ({ ref, fingerprint }) => ({
      outcome: 'redirect',
      fingerprint,
      handoffId: await createHandoff(world.db, { ref, url: portalUrl, kind: 'portal' }),
    }),
  });
  const response = await click({ return_url: back, flow: 'cancel' });

  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ url: portalUrl });
  expect(response.headers['cache-control']).toBe('no-store');
  expect(started).toMatchObject([{ workflow: 'openPortal', input: { returnUrl: back, flow: 'cancel' } }]);
});

test('is a conflict for an account that never bought anything', async () => {
  const { click } = await setup({
    openPortal: async ({ fingerprint }) => ({ outcome: 'no-billing-account', fingerprint }),
  });
  const response = await click({ return_url: back });
  expect(response.statusCode).toBe(409);
  expect(response.json()).toMatchObject({ type: 'urn:planbridge:problem:no-billing-account' });
});

test.each([
  ['a foreign way back', { return_url: 'https://evil.example' }, 422],
  ['no way back', {}, 400],
  ['a flow nobody knows', { return_url: back, flow: 'refund' }, 400],
])('refuses %s, and changes nothing', async (_what, body, status) => {
  const { click, started, user } = await setup();
  expect((await click(body)).statusCode).toBe(status);
  expect(started).toEqual([]);
  expect(await findAccountById(world.db, user)).toBeNull();
});

test('is 503 while Stripe is missing', async () => {
  const { click } = await setup();
  expect((await click({ return_url: back })).statusCode).toBe(503);
});
