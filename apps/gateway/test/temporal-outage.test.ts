import { createTemporalClient } from '../src/temporal/create-temporal-client.ts';
import { createTemporalStarter } from '../src/temporal/create-temporal-starter.ts';
import { startProxy } from '../../../test/services/start-proxy.ts';
import { createNamespace } from './parts/create-namespace.ts';

type Namespace = Awaited<ReturnType<typeof createNamespace>>;

let namespace: Namespace;
let ids = 0;

beforeAll(async () => {
  namespace = await createNamespace();
}, 60_000);

afterAll(async () => {
  await namespace.close();
});

async function setup() {
  const proxy = await startProxy(Number(namespace.address.split(':')[1]));
  const temporal = createTemporalClient({
    connectionOptions: { address: `127.0.0.1:${proxy.port}` },
    namespace: namespace.namespace,
  });
  const starter = createTemporalStarter(temporal.client);
  const settle = async () => {
    ids += 1;
    return await starter.settleEvent({
      eventId: `evt_outage_${ids}`,
      type: 'invoice.paid',
      customerId: 'cus_9',
      object: null,
    });
  };
  const close = async () => {
    await temporal.close();
    await proxy.close();
  };
  return { proxy, starter, settle, close };
}

test.each([
  ['goes down', 'refuse', 'pass'],
  ['hangs', 'silence', 'pass'],
] as const)(
  'a server that %s is unavailable within 5 s, and used again within 2 s after it is back',
  async (_what, away, back) => {
    const { proxy, settle, close } = await setup();
    expect(await settle()).toBe('accepted');
    await proxy[away]();
    expect(await refusal(settle)).toBeLessThan(5000);
    expect(await refusal(settle)).toBeLessThan(5000);
    await proxy[back]();
    const began = performance.now();
    expect(await settle()).toBe('accepted');
    expect(performance.now() - began).toBeLessThan(2000);
    await close();
  },
  60_000,
);

test('a server that is not there from the start is unavailable within 5 s', async () => {
  const { proxy, settle, close } = await setup();
  await proxy.refuse();
  expect(await refusal(settle)).toBeLessThan(5000);
  await close();
});

test('a click notices within 5 s that the server goes away while it waits', async () => {
  const { proxy, starter, close } = await setup();
  ids += 1;
  const waiting = starter.syncAccount(
    { ref: `outage${ids}`, ticket: '1' },
    { deadline: Date.now() + 20_000, signal: new AbortController().signal },
  );
  const waited = refusal(async () => await waiting);
  await proxy.silence();
  expect(await waited).toBeLessThan(5000);
  await close();
});

test('closing while an outage is being retried leaves nothing behind that throws', async () => {
  const { proxy, settle, close } = await setup();
  await proxy.refuse();
  const waited = refusal(settle);
  await close();
  expect(await waited).toBeLessThan(5000);
});

test('a namespace that does not exist takes nothing', async () => {
  const { client, close } = createTemporalClient({
    connectionOptions: { address: namespace.address },
    namespace: 'nobody-made-this',
  });
  const input = { eventId: 'evt_1', type: 'invoice.paid', customerId: 'cus_9', object: null };
  await expect(createTemporalStarter(client).settleEvent(input)).rejects.toMatchObject({
    dependency: 'temporal',
  });
  await close();
});

/** Milliseconds until Temporal was found missing. */
async function refusal(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await expect(ask()).rejects.toMatchObject({ document: { status: 503 }, dependency: 'temporal' });
  return performance.now() - began;
}
