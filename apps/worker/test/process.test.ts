import { openIncident } from '@planbridge/accounts';
import { scheduleIds, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { AnnounceIncident } from '@planbridge/contracts';
import { freePort } from '../../../infra/local/src/free-port.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import { reachableFromOutside } from '../../../test/services/reachable-from-outside.ts';
import { startProxy } from '../../../test/services/start-proxy.ts';
import { startAnnouncement } from '../src/incidents/start-announcement.ts';
import type { Place } from './parts/start-workflows.ts';
import { startProcess } from './parts/start-process.ts';
import { startSlack } from './parts/start-slack.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

let world: World;
let place: Place;
let workflows: Workflows;
/** What a test that fails would leave behind. */
const opened: (() => unknown)[] = [];

beforeAll(async () => {
  [world, place] = await Promise.all([startWorld(), createNamespace()]);
  workflows = await startWorkflows(place);
  const bundling = startProcess('bundle-workflows.js', {});
  if ((await bundling.ended()) !== 0) {
    throw new Error(`The workflows could not be bundled: ${bundling.output()}`);
  }
}, 90_000);

afterAll(async () => {
  await Promise.all(opened.map((close) => close()));
  await workflows.close();
  await world.close();
});

async function setup() {
  const account = await world.createAccount();
  const { stripe, product } = await world.setup();
  const [customer = ''] = account.customers;
  stripe.objects.subscriptions.push(subscriptionOf(customer));
  const start = async (more: NodeJS.ProcessEnv = {}) => {
    const metricsPort = await freePort();
    const worker = startProcess('main.js', {
      DATABASE_URL: world.url,
      TEMPORAL_ADDRESS: place.address,
      TEMPORAL_NAMESPACE: place.namespace,
      SOURCE_ID: 'test',
      STRIPE_LIVEMODE: 'false',
      STRIPE_SECRET_KEY: 'sk_test_hush',
      STRIPE_API_URL: stripe.url,
      ENTITLEMENT_API_URL: product.url,
      ENTITLEMENT_API_TOKEN: 'hush',
      WORKER_METRICS_PORT: String(metricsPort),
      ...more,
    });
    opened.push(() => worker.signal('SIGKILL'));
    return { ...worker, metricsPort };
  };
  return { account, customer, product, start };
}

test('without its environment the worker stops at once and names all that is missing', async () => {
  const worker = startProcess('main.js', { STRIPE_LIVEMODE: 'perhaps', PUSH_RPS: 'many' });
  expect(await worker.ended()).toBe(1);
  for (const name of [
    'DATABASE_URL',
    'SOURCE_ID',
    'STRIPE_LIVEMODE',
    'STRIPE_SECRET_KEY',
    'ENTITLEMENT_API_URL',
    'ENTITLEMENT_API_TOKEN',
    'PUSH_RPS',
  ]) {
    expect(worker.output()).toContain(name);
  }
});

test.each([
  ['127.0.0.1', false],
  ['0.0.0.0', true],
])(
  'the built worker settles an event, serves its metrics at %s (to other machines: %s), and ends well when it is told to',
  async (host, isReached) => {
    const { account, customer, product, start } = await setup();
    const worker = await start({ HOST: host });
    try {
      const event = await workflows.startEvent(customer);
      expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
      expect(product.held.get(account.id)).toMatchObject({ plan: 'pro', source: 'test' });
      // Whoever waits for a run may know of its end before its worker has counted it.
      await waitUntil(
        async () => await (await fetch(`http://127.0.0.1:${worker.metricsPort}/metrics`)).text(),
        (metrics) => metrics.includes('temporal_workflow_completed_total'),
      );
      expect((await reachableFromOutside([worker.metricsPort])).length > 0).toBe(isReached);
    } finally {
      worker.signal('SIGTERM');
    }
    expect(await worker.ended()).toBe(0);
    expect(worker.output()).not.toContain(account.id);
  },
  90_000,
);

test('what a worker leaves that is killed in the middle of a push another one finishes', async () => {
  const { account, customer, product, start } = await setup();
  product.script(() => 'silence');
  const killed = await start();
  const event = await workflows.startEvent(customer);
  await waitUntil(
    async () => product.pushes().length,
    (pushes) => pushes > 0,
  );
  killed.signal('SIGKILL');
  await killed.ended();

  product.script(() => null);
  const worker = await start();
  try {
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(product.held.get(account.id)).toMatchObject({ plan: 'pro' });
  } finally {
    worker.signal('SIGTERM');
    await worker.ended();
  }
}, 120_000);

describe('a worker is killed over two messages, of which Slack has got one and the other not yet', () => {
  let crashed: Awaited<ReturnType<typeof crashOverTwoMessages>>;

  beforeAll(async () => {
    crashed = await crashOverTwoMessages();
  }, 180_000);

  test('neither is posted again, by the next worker or by the sweep', () => {
    const { arrived, lost, marked, messages, swept } = crashed;
    expect(messages(arrived.ref)).toHaveLength(1);
    expect(messages(lost.ref)).toEqual([]);
    expect(marked).toEqual([arrived.id, lost.id]);
    expect(swept).toEqual({ started: 0 });
    for (const { notices, events } of [arrived, lost]) {
      expect(notices).toEqual([{ phase: 'open', posted: 'unknown' }]);
      // The worker was gone: it was not Slack's slowness that ended the attempt.
      expect(events).toContain('ACTIVITY_TASK_TIMED_OUT');
    }
  });

  test('the daily digest names both', async () => {
    const { arrived, lost, digests } = crashed;
    await workflows.client.schedule.getHandle(scheduleIds.digest).trigger();
    const [digest] = await waitUntil(
      async () => digests(),
      (texts) => texts.length > 0,
    );
    for (const { ref } of [arrived, lost]) {
      expect(digest).toContain(`\`unknown-price\`, account ${ref}, since`);
    }
  }, 90_000);
});

/** Both incidents are marked as announced when the worker dies. Answers when another worker has brought both workflows to their end. */
async function crashOverTwoMessages() {
  const [slack, { start }] = await Promise.all([startSlack(), setup()]);
  const toSlack = await startProxy(Number(new URL(slack.url).port));
  opened.push(toSlack.close, slack.close);
  const settings = { SLACK_TOKEN: 'xoxb-hush', SLACK_CHANNEL: 'C1' };
  const killed = await start({ ...settings, SLACK_API_URL: `http://127.0.0.1:${toSlack.port}` });

  slack.answers.push('silence');
  const arrived = await announceIncident();
  await waitUntil(
    async () => slack.calls.length,
    (calls) => calls === 1,
  );
  await toSlack.silence();
  const lost = await announceIncident();
  await waitUntil(
    async () => toSlack.connections(),
    (connections) => connections === 2,
  );
  const marked = await listMarked([arrived.id, lost.id]);
  killed.signal('SIGKILL');
  await killed.ended();
  await toSlack.refuse();

  await start({ ...settings, SLACK_API_URL: slack.url });
  const said = (ofKind: string) => slack.texts().filter((text) => text.includes(ofKind));
  return {
    marked,
    arrived: { ...arrived, ...(await endOf(arrived.id)) },
    lost: { ...lost, ...(await endOf(lost.id)) },
    swept: await workflows.client.workflow.execute(workflowTypes.announceIncidents, {
      workflowId: 'sweep-after-crash',
      taskQueue: taskQueues.maintenance,
      args: [],
    }),
    messages: (ref: string) => said(':warning:').filter((text) => text.includes(ref)),
    digests: () => said('incidents are open:'),
  };
}

async function announceIncident() {
  const { id: accountId, ref } = await world.createAccount();
  const { id } = await openIncident(world.db, { accountId, kind: 'unknown-price', subject: 'price_1' });
  await startAnnouncement(workflows.client, { id, ref });
  return { id, ref };
}

async function listMarked(ids: readonly string[]): Promise<readonly string[]> {
  const marked = await world.db.execute(`select id from incidents where announced_at is not null`);
  return ids.filter((id) => marked.some((row) => row['id'] === id));
}

async function endOf(id: string) {
  const workflowId = workflowIds.announceIncident(id);
  const notices = await workflows.client.workflow.getHandle<AnnounceIncident>(workflowId).result();
  return { notices, events: await workflows.eventsOf(workflowId) };
}
