import { createCataloguedDatabase } from './parts/create-catalogued-database.ts';
import { createTestApp } from './parts/create-test-app.ts';
import { startIssuer } from './parts/start-issuer.ts';
import type { Issuer } from './parts/start-issuer.ts';
import type { KeySetSettings } from '../src/identity/create-key-set.ts';

let database: Awaited<ReturnType<typeof createCataloguedDatabase>>;

beforeAll(async () => {
  database = await createCataloguedDatabase();
});

afterAll(async () => {
  await database.close();
});

async function setup({ issuer, jwksUrl }: Issuer, keys: Partial<KeySetSettings>) {
  const { app, logged } = await createTestApp({
    db: database.db,
    keys: { issuer, jwksUrl, ...keys },
  });
  const ask = async (token: string) =>
    await app.inject({ method: 'GET', url: '/v1/account', headers: { authorization: `Bearer ${token}` } });
  return { ask, logged };
}

test('takes up a rotated key at its first use, and fetches no more than that for keys nobody knows', async () => {
  const own = await startIssuer();
  const { ask } = await setup(own, { cooldownMs: 0 });
  expect((await ask(await own.token({ sub: 'ada' }))).statusCode).toBe(200);
  await own.rotate();
  expect((await ask(await own.token({ sub: 'ada' }))).statusCode).toBe(200);
  expect(own.keyFetches()).toBe(2);

  const { ask: askCooling } = await setup(own, { cooldownMs: 60_000 });
  await askCooling(await own.token({ sub: 'ada' }));
  const before = own.keyFetches();
  for (const kid of ['x', 'y', 'z']) {
    expect((await askCooling(await own.token({ sub: 'ada' }, { kid }))).statusCode).toBe(401);
  }
  expect(own.keyFetches()).toBe(before);
  await own.close();
});

test.each(['broken', 'hung'] as const)(
  'survives an issuer that is %s on the keys seen before',
  async (mode) => {
    const own = await startIssuer();
    const { ask } = await setup(own, { cacheMaxAgeMs: 0, timeoutMs: 200 });
    const token = await own.token({ sub: 'ada' });
    expect((await ask(token)).statusCode).toBe(200);
    own.setMode(mode);
    expect((await ask(token)).statusCode).toBe(200);
    await own.close();
  },
);

test.each(['broken', 'hung'] as const)(
  'blames itself, not the token, while an issuer is %s from the start',
  async (mode) => {
    const own = await startIssuer();
    own.setMode(mode);
    const { ask, logged } = await setup(own, { timeoutMs: 200 });
    const token = await own.token({ sub: 'ada' });
    const response = await ask(token);

    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBeDefined();
    expect(logged.join('')).toContain('"dependency":"identity"');
    expect(logged.join('')).not.toContain(token.slice(0, 20));
    own.setMode('up');
    expect((await ask(token)).statusCode).toBe(200);
    await own.close();
  },
);

test('blames itself for a key it cannot know of, because the issuer broke after a rotation', async () => {
  const own = await startIssuer();
  const { ask } = await setup(own, { cooldownMs: 0 });
  expect((await ask(await own.token({ sub: 'ada' }))).statusCode).toBe(200);
  await own.rotate();
  own.setMode('broken');
  const token = await own.token({ sub: 'ada' });
  const response = await ask(token);
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBeDefined();

  own.setMode('up');
  expect((await ask(token)).statusCode).toBe(200);
  expect((await ask(await own.token({ sub: 'ada' }, { kid: 'x' }))).statusCode).toBe(401);
  await own.close();
});
