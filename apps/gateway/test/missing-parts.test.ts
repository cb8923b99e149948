import { startGateway } from './parts/start-gateway.ts';
import type { Gateway } from './parts/start-gateway.ts';

const page = 'https://app.example.com/billing';

type Ask = (headers: Readonly<Record<string, string>>) => Promise<Response>;

let gateway: Gateway;
let worker: Awaited<ReturnType<Gateway['startWorker']>>;
let users = 0;

beforeAll(async () => {
  gateway = await startGateway();
  worker = await gateway.startWorker();
  await until(async () => (await gateway.get('/readyz')).status === 200);
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await gateway.close();
}, 60_000);

afterEach(async () => {
  await gateway.proxies.temporal.pass();
  await gateway.proxies.database.pass();
});

const routes = {
  webhook: async () => await gateway.webhook(),
  account: async (headers) => await gateway.get('/v1/account', headers),
  'account?wait': async (headers) => await gateway.get('/v1/account?wait=20', headers),
  checkout: async (headers) =>
    await gateway.click(
      '/v1/checkout',
      { plan: 'pro', success_url: `${page}?sold`, cancel_url: page },
      headers,
    ),
  portal: async (headers) => await gateway.click('/v1/portal', { return_url: `${page}?customer` }, headers),
  livez: async () => await gateway.get('/livez'),
} satisfies Record<string, Ask>;

type Route = keyof typeof routes;
const names = Object.keys(routes).filter((name): name is Route => name in routes);

async function caller() {
  users += 1;
  return await gateway.bearer(`user-${users}`);
}

/** Asks every route at once: its status and words, how long it took and when to come again. */
async function askAll(headers: Readonly<Record<string, string>>) {
  const answers = await Promise.all(
    names.map(async (name) => {
      const began = performance.now();
      const response = await routes[name](headers);
      return {
        name,
        status: response.status,
        body: await response.text(),
        ms: performance.now() - began,
        retryAfter: response.headers.get('retry-after'),
      };
    }),
  );
  return answers;
}

/** The same whatever is away. */
const notNow = {
  type: 'urn:planbridge:problem:unavailable',
  title: 'This cannot be done right now',
  status: 503,
  detail: 'Nothing was lost. Try again in 2 seconds.',
};

type Outage = Readonly<{
  away: () => Promise<unknown>;
  back: () => Promise<unknown>;
  needs: readonly Route[];
  /** What /readyz says meanwhile. */
  ready: boolean;
}>;

const needTemporal = ['webhook', 'account?wait', 'checkout', 'portal'] as const;
const needDatabase = ['account', 'account?wait', 'checkout', 'portal'] as const;
const needWorker = ['account?wait', 'checkout', 'portal'] as const;

const outages: Readonly<Record<string, Outage>> = {
  'Temporal is down': {
    away: async () => await gateway.proxies.temporal.refuse(),
    back: async () => await gateway.proxies.temporal.pass(),
    needs: needTemporal,
    ready: false,
  },
  'Temporal takes connections and stays silent': {
    away: async () => await gateway.proxies.temporal.silence(),
    back: async () => await gateway.proxies.temporal.pass(),
    needs: needTemporal,
    ready: false,
  },
  'PostgreSQL is down': {
    away: async () => await gateway.proxies.database.refuse(),
    back: async () => await gateway.proxies.database.pass(),
    needs: needDatabase,
    ready: true,
  },
  'PostgreSQL takes connections and stays silent': {
    away: async () => await gateway.proxies.database.silence(),
    back: async () => await gateway.proxies.database.pass(),
    needs: needDatabase,
    ready: true,
  },
  'no worker polls': {
    away: async () => await worker.stop(),
    back: async () => {
      worker = await gateway.startWorker();
    },
    needs: needWorker,
    ready: true,
  },
};

test('with everything there, every route serves', async () => {
  const answers = await askAll(await caller());
  expect(answers.map(({ name, status }) => [name, status])).toEqual(names.map((name) => [name, 200]));
});

test.each(Object.entries(outages))(
  'while %s, those who need it get 503 within 5 s in words that do not say so, and nobody else does, and all are served within 2 s after',
  async (_what, { away, back, needs, ready }) => {
    const headers = await caller();
    await away();
    try {
      const answers = await askAll(headers);
      expect(answers.filter(({ status }) => status === 503).map(({ name }) => name)).toEqual(
        names.filter((name) => needs.includes(name)),
      );
      expect(answers.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
      expect(answers.filter(({ ms }) => ms >= 5000)).toEqual([]);
      const refused = answers.filter(({ status }) => status === 503);
      expect(refused.map(({ retryAfter }) => retryAfter)).toEqual(refused.map(() => '2'));
      expect(refused.map(({ body }) => JSON.parse(body))).toEqual(refused.map(() => notNow));
      expect((await gateway.get('/readyz')).status).toBe(ready ? 200 : 503);
    } finally {
      // The other tests, and the end of all of them, need it.
      await back();
    }
    // Two seconds, and what a busy machine adds.
    const began = performance.now();
    await Promise.all(
      needs.map(async (name) => await until(async () => (await routes[name](headers)).status === 200)),
    );
    expect(performance.now() - began).toBeLessThan(3500);
  },
  60_000,
);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    // Asked again: the test's own time-out ends it.
  }
}
