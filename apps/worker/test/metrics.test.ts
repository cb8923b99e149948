import { freePort } from '../../../infra/local/src/free-port.ts';
import { reachableFromOutside } from '../../../test/services/reachable-from-outside.ts';
import { startProcess } from './parts/start-process.ts';
import { waitUntil } from './parts/wait-until.ts';

const started: ReturnType<typeof startProcess>[] = [];

afterEach(async () => {
  await Promise.all(
    started.splice(0).map(async (worker) => {
      worker.signal('SIGKILL');
      await worker.ended();
    }),
  );
});

/** A worker whose Temporal cannot be reached: it serves its metrics all the same, and waits. */
async function setup(more: NodeJS.ProcessEnv) {
  const [port, nobody] = [await freePort(), await freePort()];
  started.push(
    startProcess('main.js', {
      DATABASE_URL: `postgres://ada:hush@127.0.0.1:${nobody}/planbridge`,
      TEMPORAL_ADDRESS: `127.0.0.1:${nobody}`,
      SOURCE_ID: 'test',
      STRIPE_LIVEMODE: 'false',
      STRIPE_SECRET_KEY: 'sk_test_hush',
      ENTITLEMENT_API_URL: `http://127.0.0.1:${nobody}`,
      ENTITLEMENT_API_TOKEN: 'hush',
      WORKER_METRICS_PORT: String(port),
      ...more,
    }),
  );
  return port;
}

const isServed = async (port: number) =>
  await fetch(`http://127.0.0.1:${port}/metrics`).then(
    ({ ok }) => ok,
    () => false,
  );

test('no other machine reaches the metrics', async () => {
  const port = await setup({});
  await waitUntil(async () => await isServed(port), Boolean);
  expect(await reachableFromOutside([port])).toEqual([]);
}, 90_000);

test.each(['0.0.0.0', '::'])(
  'at HOST=%s a scraper on another machine reaches them',
  async (host) => {
    const port = await setup({ HOST: host });
    await waitUntil(async () => await isServed(port), Boolean);
    expect(await reachableFromOutside([port])).not.toEqual([]);
  },
  90_000,
);
