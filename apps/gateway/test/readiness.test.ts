import { createDatabase } from '@planbridge/accounts';
import { taskQueues } from '@planbridge/contracts';
import { createDatabaseGate } from '../src/account/create-database-gate.ts';
import { createReadiness } from '../src/health/create-readiness.ts';
import { createTemporalClient } from '../src/temporal/create-temporal-client.ts';
import { createTemporalProbe } from '../src/temporal/create-temporal-probe.ts';
import type { TemporalState } from '../src/temporal/create-temporal-probe.ts';
import { createNamespace } from './parts/create-namespace.ts';
import { startWorker } from './parts/start-worker.ts';

const up: TemporalState = { temporal: 'up', searchAttributes: 'registered', worker: 'polling' };

/** Temporal answers one state after the other; there is no database. */
function setup(states: readonly TemporalState[]) {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  let asked = 0;
  const checkReadiness = createReadiness({
    probeTemporal: async () => {
      asked += 1;
      return states[asked - 1] ?? up;
    },
    askDatabase: createDatabaseGate(db),
    freshMs: 0,
  });
  return { checkReadiness };
}

test('is ready once a worker polls, and stays so without worker and database', async () => {
  const { checkReadiness } = setup([{ ...up, worker: 'missing' }, up, { ...up, worker: 'missing' }]);
  expect(await checkReadiness()).toMatchObject({ ready: false, worker: 'missing', database: 'down' });
  expect(await checkReadiness()).toMatchObject({ ready: true, database: 'down' });
  expect(await checkReadiness()).toMatchObject({ ready: true, worker: 'missing' });
});

test.each<[string, TemporalState]>([
  ['Temporal is down', { temporal: 'down', searchAttributes: 'unknown', worker: 'unknown' }],
  ['a search attribute is missing', { ...up, searchAttributes: 'missing' }],
])('is not ready any more while %s', async (_what, state) => {
  const { checkReadiness } = setup([up, state, up]);
  expect(await checkReadiness()).toMatchObject({ ready: true });
  expect(await checkReadiness()).toMatchObject({ ready: false });
  expect(await checkReadiness()).toMatchObject({ ready: true });
});

test('the probe sees a real worker come, for both queues and not before', async () => {
  const namespace = await createNamespace();
  const probe = createTemporalProbe(namespace.temporal);
  expect(await probe()).toEqual({ ...up, worker: 'missing' });
  const half = await startWorker(namespace, [taskQueues.events]);
  expect(await probe()).toEqual({ ...up, worker: 'missing' });
  const whole = await startWorker(namespace, [taskQueues.checkout]);
  await polling(probe);
  await half.stop();
  await whole.stop();
  await namespace.close();
}, 60_000);

test('the probe sees that one search attribute is missing', async () => {
  const namespace = await createNamespace({ attributes: ['PlanbridgeCustomer', 'PlanbridgeState'] });
  expect(await createTemporalProbe(namespace.temporal)()).toMatchObject({ searchAttributes: 'missing' });
  await namespace.close();
}, 60_000);

test('the probe sees within 5 s that nobody answers', async () => {
  const temporal = createTemporalClient({
    connectionOptions: { address: '127.0.0.1:9' },
    namespace: 'default',
  });
  const began = performance.now();
  expect(await createTemporalProbe(temporal)()).toMatchObject({ temporal: 'down' });
  expect(performance.now() - began).toBeLessThan(5000);
  await temporal.close();
});

async function polling(probe: () => Promise<TemporalState>): Promise<void> {
  while ((await probe()).worker !== 'polling') {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
