import { workflowTypes } from '@planbridge/contracts';
import { pino } from 'pino';
import { createIncidentActivities } from '../src/activities/create-incident-activities.ts';
import { createAnnounce } from '../src/incidents/create-announce.ts';
import { createGate } from './parts/create-gate.ts';
import { rowOf } from './parts/row-of.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

jest.setTimeout(180_000);

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) {
    await close();
  }
});

/** Production's worker and a Slack that takes every message and never says what became of it. */
async function setup() {
  const [world, workflows] = await Promise.all([startWorld(), startWorkflows()]);
  opened.push(world.close, workflows.close);
  const slack = createGate();
  let asked = 0;
  const { db, client } = { db: world.db, client: workflows.client };
  const all = await world.setup({
    change: () => ({ announce: createAnnounce(client, pino({ level: 'silent' })) }),
  });
  const incidents = createIncidentActivities({
    db,
    client,
    postMessage: async () => {
      asked += 1;
      await slack.opened;
      return 'posted';
    },
  });
  opened.push(await workflows.startWorker({ ...all.activities, ...incidents }));
  // First of all, because a worker ends only when its activities have.
  opened.push(async () => slack.open());

  return {
    ...all,
    ...workflows,
    asked: () => asked,
    /** Somebody who pays for what the catalogue does not list. */
    createStranger: async () => {
      const account = await world.createAccount();
      const [customer = ''] = account.customers;
      all.stripe.objects.subscriptions.push(subscriptionOf(customer, { lookupKey: `mystery_${account.id}` }));
      return { account, customer };
    },
  };
}

test('an event that opens an incident settles in its first attempt while Slack is silent', async () => {
  const { createStranger, startEvent, eventsOf, asked, db } = await setup();
  for (const told of [1, 2, 3]) {
    const { account, customer } = await createStranger();
    const event = await startEvent(customer);
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(await eventsOf(event.workflowId)).not.toContain('ACTIVITY_TASK_SCHEDULED');
    expect((await rowOf(db, account)).incidents).toHaveLength(1);
    await waitUntil(
      async () => asked(),
      (posts) => posts === told,
    );
  }
});

test('a dozen messages that Slack holds up do not keep lost events from being found', async () => {
  const { createStranger, startEvent, asked, client, stripe } = await setup();
  stripe.script(({ path }) =>
    path === '/v1/events' ? { body: { object: 'list', data: [], has_more: false } } : null,
  );
  const events = 12;
  for (let number = 0; number < events; number += 1) {
    const { customer } = await createStranger();
    await (await startEvent(customer)).result();
  }
  await waitUntil(
    async () => asked(),
    (posts) => posts === events,
  );
  const caughtUp = await client.workflow.execute(workflowTypes.catchUp, {
    workflowId: 'catch-up-while-slack-is-silent',
    taskQueue: 'maintenance',
    args: [],
    workflowExecutionTimeout: '30 s',
  });
  expect(caughtUp).toEqual({ started: 0 });
});
