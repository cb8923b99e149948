import { freePort } from '../../../infra/local/src/free-port.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import type { Place } from './parts/start-workflows.ts';
import { startProcess } from './parts/start-process.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

let world: World;
let place: Place;
let workflows: Workflows;

beforeAll(async () => {
  [world, place] = await Promise.all([startWorld(), createNamespace()]);
  workflows = await startWorkflows(place);
  const bundling = startProcess('bundle-workflows.js', {});
  if ((await bundling.ended()) !== 0) {
    throw new Error(`The workflows could not be bundled: ${bundling.output()}`);
  }
}, 90_000);

afterAll(async () => {
  await workflows.close();
  await world.close();
});

async function setup() {
  const account = await world.createAccount();
  const { stripe, product } = await world.setup();
  const [customer = ''] = account.customers;
  stripe.objects.subscriptions.push(subscriptionOf(customer));
  const metricsPort = await freePort();
  const start = () =>
    startProcess('main.js', {
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
    });
  return { account, customer, product, metricsPort, start };
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

test('the built worker settles an event, serves its metrics, and ends well when it is told to', async () => {
  const { account, customer, metricsPort, product, start } = await setup();
  const worker = start();
  try {
    const event = await workflows.startEvent(customer);
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(product.held.get(account.id)).toMatchObject({ plan: 'pro', source: 'test' });
    const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    expect(await metrics.text()).toContain('temporal_workflow_completed_total');
  } finally {
    worker.signal('SIGTERM');
  }
  expect(await worker.ended()).toBe(0);
  expect(worker.output()).not.toContain(account.id);
}, 90_000);

test('what a worker leaves that is killed in the middle of a push another one finishes', async () => {
  const { account, customer, product, start } = await setup();
  product.script(() => 'silence');
  const killed = start();
  const event = await workflows.startEvent(customer);
  await waitUntil(
    async () => product.pushes().length,
    (pushes) => pushes > 0,
  );
  killed.signal('SIGKILL');
  await killed.ended();

  product.script(() => null);
  const worker = start();
  try {
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(product.held.get(account.id)).toMatchObject({ plan: 'pro' });
  } finally {
    worker.signal('SIGTERM');
    await worker.ended();
  }
}, 120_000);
