import { EventEmitter, once } from 'node:events';
import { drawTicket } from '@planbridge/accounts';
import { problems } from '../src/http/problems.ts';
import type { WorkflowStarter } from '../src/temporal/workflow-starter.ts';
import { pro } from './parts/pro.ts';
import { settle } from './parts/settle.ts';
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
  const ask = async (query = '') =>
    await app.inject({ url: `/v1/account${query}`, headers: { authorization } });
  return { app, ask, authorization, started, user };
}

test.each(['-1', '26', '1.5', 'soon', '', '1&wait=2', '0x10'])('refuses to wait for %p', async (wait) => {
  const { ask, started } = await setup();
  const response = await ask(`?wait=${wait}`);
  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({
    type: 'urn:planbridge:problem:invalid-request',
    faults: [{ where: 'query/wait' }],
  });
  expect(started).toEqual([]);
});

test('a wait of 0 seconds is no wait', async () => {
  const { ask, started } = await setup();
  expect((await ask('?wait=0')).statusCode).toBe(200);
  expect(started).toEqual([]);
});

test('a wait ends as soon as the account is settled for its ticket', async () => {
  const { ask, started, user } = await setup({
    syncAccount: async ({ ref }) => {
      await settle(world.db, user, pro);
      return { state: 'settled', ref };
    },
  });
  const began = performance.now();
  expect((await ask('?wait=20')).json()).toMatchObject({ plan: 'pro', state: 'settled' });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(started).toEqual([
    { workflow: 'syncAccount', input: { ref: expect.any(String), ticket: expect.stringMatching(/^\d+$/) } },
  ]);
});

test('a wait ends when another intention settles the account, even if its own run never ends', async () => {
  const begun = new EventEmitter();
  const { ask, user } = await setup({
    syncAccount: async () => {
      begun.emit('run');
      return await new Promise(() => undefined);
    },
  });
  const run = once(begun, 'run');
  const answer = ask('?wait=20');
  // Not before: what is settled earlier does not cover the ticket that the run has.
  await run;
  await settle(world.db, user, pro);
  expect((await answer).json()).toMatchObject({ plan: 'pro', state: 'settled' });
});

test('starts another run when the one that it joined ends without covering its ticket', async () => {
  let runs = 0;
  const { ask, started, user } = await setup({
    syncAccount: async ({ ref }) => {
      runs += 1;
      if (runs === 2) await settle(world.db, user, pro);
      return { state: 'settled', ref };
    },
  });
  expect((await ask('?wait=20')).json()).toMatchObject({ state: 'settled' });
  expect(started).toHaveLength(2);
});

test('does not start runs without end, and answers syncing when the wait is over', async () => {
  const { ask, started } = await setup({ syncAccount: async ({ ref }) => ({ state: 'settled', ref }) });
  const began = performance.now();
  expect((await ask('?wait=2')).json()).toMatchObject({ plan: 'free', state: 'syncing' });
  expect(performance.now() - began).toBeLessThan(4500);
  expect(started).toHaveLength(4);
});

test('is 503 when no run can be started or nobody takes it', async () => {
  const { ask } = await setup({ syncAccount: () => Promise.reject(problems.unavailable('worker')) });
  const response = await ask('?wait=20');
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('2');
});

test('draws one ticket a second for a page that asks in a hurry, and never one that is older than the question', async () => {
  const { ask, started, user } = await setup({
    syncAccount: async ({ ref }) => {
      await settle(world.db, user, pro);
      return { state: 'settled', ref };
    },
  });
  await ask('?wait=20');
  const before = await drawTicket(world.db);
  await Promise.all([ask('?wait=20'), ask('?wait=20'), ask('?wait=20')]);

  const tickets = started.map(({ input }) => BigInt(ticketOf(input)));
  expect(new Set(tickets.slice(1)).size).toBe(1);
  expect(tickets.at(-1)).toBeGreaterThan(before);
});

test('drops the run when the caller hangs up', async () => {
  const begun = new EventEmitter();
  const { app, authorization } = await setup({
    syncAccount: async (_input, { signal }) => {
      begun.emit('run', signal);
      return await new Promise(() => undefined);
    },
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const run = once(begun, 'run');
  const caller = new AbortController();
  const answer = fetch(`${address}/v1/account?wait=20`, {
    headers: { authorization },
    signal: caller.signal,
  });
  const [signal] = await run;
  caller.abort();

  await expect(answer).rejects.toThrow('aborted');
  await new Promise((resolve) =>
    signal.aborted ? resolve(null) : signal.addEventListener('abort', resolve),
  );
  await app.close();
});

test('a gateway that closes answers those who wait with what is known', async () => {
  const begun = new EventEmitter();
  const { app, authorization } = await setup({
    syncAccount: async () => {
      begun.emit('run');
      return await new Promise(() => undefined);
    },
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const run = once(begun, 'run');
  const answer = fetch(`${address}/v1/account?wait=20`, { headers: { authorization } });
  await run;
  const began = performance.now();
  await app.close();

  expect((await answer).status).toBe(200);
  expect(await (await answer).json()).toMatchObject({ state: 'syncing' });
  expect(performance.now() - began).toBeLessThan(10_000);
});

function ticketOf(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'ticket' in input && typeof input.ticket === 'string') {
    return input.ticket;
  }
  throw new Error('The workflow was started without a ticket.');
}
