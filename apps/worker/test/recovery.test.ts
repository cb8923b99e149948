import { pino } from 'pino';
import { createOutageReporter } from '../src/incidents/create-outage-reporter.ts';
import { createBreakingApi } from '../src/product/create-breaking-api.ts';
import { createWakeWaiting } from '../src/recovery/create-wake-waiting.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import { eventually } from './parts/eventually.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

const log = pino({ level: 'silent' });

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) {
    await close();
  }
});

test('after an outage one probe finds that it is over, and all that wait settle without waiting for their back-off', async () => {
  const place = await createNamespace();
  const [world, workflows] = await Promise.all([startWorld(), startWorkflows(place)]);
  const wakeWaiting = createWakeWaiting(place.client, log);
  const { activities, product, stripe } = await world.setup({
    change: ({ db, entitlementApi }) =>
      createBreakingApi(
        entitlementApi,
        createOutageReporter(
          { db, announce: () => undefined, wakeWaiting, log },
          { kind: 'product-outage', subject: 'product' },
        ),
        { probeAfterMs: 1000 },
      ),
  });
  opened.push(world.close, workflows.close, await workflows.startWorker(activities));
  async function outagesOpen() {
    const rows = await world.db.execute(
      `select id from incidents where kind = 'product-outage' and closed_at is null`,
    );
    return rows.length;
  }

  let looks = 0;
  async function recheck() {
    looks += 1;
    return await place.client.workflow.execute('recheck', {
      workflowId: `recheck-${looks}`,
      taskQueue: 'maintenance',
      args: [],
    });
  }

  // So that no back-off ends while the test looks.
  product.script(() => ({ status: 429, headers: { 'retry-after': '600' }, body: {} }));
  const events: Awaited<ReturnType<typeof workflows.startEvent>>[] = [];
  for (let number = 0; number < 5; number += 1) {
    const { customers } = await world.createAccount();
    const [customer = ''] = customers;
    stripe.objects.subscriptions.push(subscriptionOf(customer));
    events.push(await workflows.startEvent(customer));
  }
  const waiting = async () => (await place.client.workflow.count(`PlanbridgeState = 'waiting'`)).count;
  await eventually(async () => (await waiting()) === events.length);
  await eventually(async () => (await outagesOpen()) === 1);
  const pushes = product.pushes().length;

  expect(await recheck()).toEqual({ due: 1 });
  expect(product.pushes().length - pushes).toBeLessThanOrEqual(1);
  expect(await waiting()).toBe(events.length);

  product.script(() => null);
  await eventually(async () => {
    await recheck();
    return (await outagesOpen()) === 0;
  });
  await eventually(async () => {
    const runs = await Promise.all(events.map(async (event) => await event.describe()));
    return runs.every(({ status }) => status.name === 'COMPLETED');
  });
  expect(await recheck()).toEqual({ due: 0 });
}, 90_000);
