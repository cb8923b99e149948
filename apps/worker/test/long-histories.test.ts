import { retryNowSignal, searchAttributes } from '@planbridge/contracts';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { findTemporalCli } from '../../../infra/local/src/temporal-cli.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

let world: World;
let server: TestWorkflowEnvironment;
let workflows: Workflows;

/** A server of its own, because it suggests to continue as new after 20 events instead of after 4096. */
beforeAll(async () => {
  const path = await findTemporalCli(process.env, () => undefined);
  [world, server] = await Promise.all([
    startWorld(),
    TestWorkflowEnvironment.createLocal({
      server: {
        executable: { type: 'existing-path', path },
        searchAttributes: Object.values<string>(searchAttributes).map((name) =>
          defineSearchAttributeKey(name, SearchAttributeType.KEYWORD),
        ),
        extraArgs: ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=20'],
      },
    }),
  ]);
  const { address, client } = server;
  workflows = await startWorkflows({ address, namespace: 'default', client, close: async () => undefined });
}, 60_000);

afterAll(async () => {
  await server.teardown();
  await world.close();
});

test('an event that waits for very long continues in a new run, as waiting, and settles there', async () => {
  const account = await world.createAccount();
  const { activities, stripe, product } = await world.setup();
  const [customer = ''] = account.customers;
  stripe.objects.subscriptions.push(subscriptionOf(customer));
  product.script(() => ({ status: 503, body: {} }));
  const stop = await workflows.startWorker(activities);
  try {
    const event = await workflows.startEvent(customer);
    const latest = workflows.client.workflow.getHandle(event.workflowId);
    await waitUntil(
      async () => {
        await latest.signal(retryNowSignal);
        return (await latest.describe()).runId;
      },
      (runId) => runId !== event.firstExecutionRunId,
    );
    expect((await latest.describe()).searchAttributes).toMatchObject({
      PlanbridgeState: ['waiting'],
      PlanbridgeAccount: [account.ref],
    });

    product.script(() => null);
    await latest.signal(retryNowSignal);
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(await workflows.look(event.workflowId)).toMatchObject({ state: null, details: 'Settled' });
    expect(product.held.get(account.id)).toMatchObject({ plan: 'pro' });
  } finally {
    await stop();
  }
}, 120_000);
