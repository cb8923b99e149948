import { createTemporalClient } from '../src/temporal/create-temporal-client.ts';
import { createTemporalStarter } from '../src/temporal/create-temporal-starter.ts';
import { startProxy } from '../../../test/services/start-proxy.ts';
import { createNamespace } from './parts/create-namespace.ts';

type Namespace = Awaited<ReturnType<typeof createNamespace>>;

let namespace: Namespace;
let ids = 0;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  namespace = await createNamespace();
}, 60_000);

afterAll(async () => {
  await namespace.close();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (close) => await close()));
});

async function setup() {
  const proxy = await startProxy(Number(namespace.address.split(':')[1]));
  const temporal = createTemporalClient({
    connectionOptions: { address: `127.0.0.1:${proxy.port}` },
    namespace: namespace.namespace,
  });
  const starter = createTemporalStarter(temporal);
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
  opened.push(close);
  return { proxy, starter, settle, close };
}

test('a server that vanishes and is replaced is unavailable within 5 s, and used again soon after it is back', async () => {
  const { proxy, settle } = await setup();
  expect(await settle()).toBe('accepted');
  await proxy.silence();
  expect(await refusal(settle)).toBeLessThan(5000);
  // This one finds the connection that was made anew, which hangs as well.
  expect(await refusal(settle)).toBeLessThan(5000);
  await proxy.failOver();
  // Two seconds, and what a busy machine adds.
  const began = performance.now();
  expect(await settle()).toBe('accepted');
  expect(performance.now() - began).toBeLessThan(3500);
}, 60_000);

test('a server that is not there from the start is unavailable within 5 s', async () => {
  const { proxy, settle } = await setup();
  await proxy.refuse();
  expect(await refusal(settle)).toBeLessThan(5000);
});

test('a click notices within 5 s that the server goes away while it waits', async () => {
  const { proxy, starter } = await setup();
  ids += 1;
  const waiting = starter.syncAccount(
    { ref: `outage${ids}`, ticket: '1' },
    { deadline: Date.now() + 20_000, signal: new AbortController().signal },
  );
  const waited = refusal(async () => await waiting);
  await proxy.silence();
  expect(await waited).toBeLessThan(5000);
});

test('closing while an outage is being retried leaves nothing behind that throws', async () => {
  const { proxy, settle, close } = await setup();
  await proxy.refuse();
  const waited = refusal(settle);
  await close();
  opened.length = 0;
  expect(await waited).toBeLessThan(5000);
});

test('a namespace that does not exist takes nothing', async () => {
  const temporal = createTemporalClient({
    connectionOptions: { address: namespace.address },
    namespace: 'nobody-made-this',
  });
  opened.push(temporal.close);
  const input = { eventId: 'evt_1', type: 'invoice.paid', customerId: 'cus_9', object: null };
  await expect(createTemporalStarter(temporal).settleEvent(input)).rejects.toMatchObject({
    dependency: 'temporal',
  });
});

/** Milliseconds until Temporal was found missing. */
async function refusal(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await expect(ask()).rejects.toMatchObject({ document: { status: 503 }, dependency: 'temporal' });
  return performance.now() - began;
}
