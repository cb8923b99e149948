import { retryNowSignal } from '@planbridge/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { startDeployment } from './parts/start-deployment.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';
import { workflowBundle } from './parts/workflow-bundle.ts';

jest.setTimeout(120_000);

let world: World;
let next: Awaited<ReturnType<typeof workflowBundle>>;
let careless: Awaited<ReturnType<typeof workflowBundle>>;

beforeAll(async () => {
  world = await startWorld();
  next = await workflowBundle('./next-workflows.ts');
  careless = await workflowBundle('./changed-workflows.ts');
}, 60_000);

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) {
    await close();
  }
});

afterAll(async () => {
  await world.close();
});

/** Three events that wait for a product that is down, begun by the first build, which is the current one. */
async function setup() {
  const workflows = await startWorkflows();
  opened.push(workflows.close);
  const deployment = startDeployment(workflows.client);
  const { activities, product, stripe } = await world.setup();
  const accounts = await Promise.all([world.createAccount(), world.createAccount(), world.createAccount()]);
  stripe.objects.subscriptions.push(...accounts.map(({ customers }) => subscriptionOf(customers[0] ?? '')));

  const poll = async (buildId: string, bundle = workflows.bundle, settling = activities) => {
    const stop = await workflows.startWorker(settling, {
      ...deployment.build(buildId),
      workflowBundle: bundle,
    });
    let stopped: Promise<void> | null = null;
    const stopOnce = async () => await (stopped ??= stop());
    opened.push(stopOnce);
    return stopOnce;
  };
  const start = async (buildId: string, bundle = workflows.bundle) => {
    const stop = await poll(buildId, bundle);
    await deployment.makeCurrent(buildId);
    return stop;
  };
  const stopFirst = await start('first');
  product.script(() => ({ status: 503, body: '' }));
  const events = await Promise.all(
    accounts.map(async ({ customers }) => await workflows.startEvent(customers[0] ?? '')),
  );
  await Promise.all(events.map(async (event) => await untilWaiting(event)));
  return {
    workflows,
    deployment,
    events,
    product,
    poll,
    start,
    stopFirst,
    startEvent: async () => await workflows.startEvent(accounts[0]?.customers[0] ?? ''),
    settled: accounts.map(({ ref }) => ({ state: 'settled', ref })),
    plans: () => accounts.map(({ id }) => product.held.get(id)?.plan),
  };
}

async function untilWaiting(event: WorkflowHandle): Promise<void> {
  await waitUntil(
    async () => (await event.describe()).searchAttributes['PlanbridgeState']?.[0],
    (state) => state === 'waiting',
  );
}

const hurry = async (events: readonly WorkflowHandle[]) =>
  await Promise.all(events.map(async (event) => await event.signal(retryNowSignal)));
const results = async (events: readonly WorkflowHandle[]) =>
  await Promise.all(events.map(async (event): Promise<unknown> => await event.result()));
const buildOf = async (event: WorkflowHandle) =>
  (await event.describe()).raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
const taskFailed = async ({ eventsOf }: Workflows, { workflowId }: WorkflowHandle) =>
  (await eventsOf(workflowId)).includes('WORKFLOW_TASK_FAILED');

test('what waits is settled by the next build once the first one’s workers have ended, and by the first again after a rollback', async () => {
  const { events, product, start, startEvent, stopFirst, settled, plans, workflows } = await setup();
  const stopNext = await start('next', next);
  await stopFirst();
  product.script(() => null);
  await hurry(events);
  expect(await results(events)).toEqual(settled);
  expect(plans()).toEqual(['pro', 'pro', 'pro']);
  expect(await Promise.all(events.map(buildOf))).toEqual(['next', 'next', 'next']);
  const event = await startEvent();
  expect(await event.result()).toMatchObject({ state: 'settled' });
  // The next build's own command: without it this would be the first one's code under another name.
  expect(await workflows.eventsOf(event.workflowId)).toContain('TIMER_FIRED');

  await start('first');
  await stopNext();
  const later = await startEvent();
  expect(await later.result()).toMatchObject({ state: 'settled' });
  expect([await buildOf(later), await taskFailed(workflows, later)]).toEqual(['first', false]);
});

test('a build that cannot go on with what waits holds it up, loses nothing, and lets it go when the first one is made current again', async () => {
  const { deployment, events, product, start, settled, plans, workflows } = await setup();
  await start('careless', careless);
  product.script(() => null);
  await hurry(events);
  await waitUntil(
    async () => await Promise.all(events.map(async (event) => await taskFailed(workflows, event))),
    (failed) => failed.every(Boolean),
  );
  expect(plans()).toEqual([undefined, undefined, undefined]);

  await deployment.makeCurrent('first');
  expect(await results(events)).toEqual(settled);
  expect(plans()).toEqual(['pro', 'pro', 'pro']);
});

test('a build that is not current gets nothing to do', async () => {
  const { events, startEvent, product, poll } = await setup();
  const asked: string[] = [];
  const unexpected = async () => {
    asked.push('settleAccount');
    throw new Error('This build is not current.');
  };
  const { activities } = await world.setup();
  await poll('next', next, { ...activities, settleAccount: unexpected });
  product.script(() => null);
  await hurry(events);
  await results([...events, await startEvent(), await startEvent()]);
  expect(asked).toEqual([]);
});
