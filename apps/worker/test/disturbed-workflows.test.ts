import { claim, createDatabase, drawTicket } from '@planbridge/accounts';
import { retryNowSignal, scheduleIds, workflowIds } from '@planbridge/contracts';
import { ensureSchedules } from '../src/ensure-schedules.ts';
import { keepHistory } from './parts/keep-history.ts';
import { rowOf } from './parts/row-of.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

let world: World;
let workflows: Workflows;

beforeAll(async () => {
  [world, workflows] = await Promise.all([startWorld(), startWorkflows()]);
}, 60_000);

afterAll(async () => {
  await workflows.close();
  await world.close();
});

async function setup() {
  const account = await world.createAccount();
  const all = await world.setup();
  const [customer = ''] = account.customers;
  all.stripe.objects.subscriptions.push(subscriptionOf(customer));
  return { ...all, account, customer, start: async () => await workflows.startWorker(all.activities) };
}

test('what a stopped worker leaves in the middle of a push another worker finishes', async () => {
  const { account, customer, product, start } = await setup();
  product.script(() => 'silence');
  const stopFirst = await start();
  const event = await workflows.startEvent(customer);
  await waitUntil(
    async () => product.pushes().length,
    (pushes) => pushes > 0,
  );
  await stopFirst();
  expect((await event.describe()).status.name).toBe('RUNNING');

  product.script(() => null);
  const stopSecond = await start();
  try {
    await world.expireLease(account);
    await event.signal(retryNowSignal);
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(product.held.get(account.id)).toMatchObject({ plan: 'pro' });
  } finally {
    await stopSecond();
  }
}, 90_000);

test('an event that meets a claimed account settles as soon as the other lets go', async () => {
  const { account, customer, db, start } = await setup();
  await claim(db, { accountId: account.id, ticket: await drawTicket(db), ttlMs: 3000 });
  const stop = await start();
  try {
    const event = await workflows.startEvent(customer);
    expect(await event.result()).toEqual({ state: 'settled', ref: account.ref });
  } finally {
    await stop();
  }
}, 60_000);

test('the schedule settles accounts that are due, and leaves those that are not', async () => {
  const { account, customer, stripe, db, settle, start } = await setup();
  const later = await world.createAccount();
  const period = { start: Math.floor(Date.now() / 1000) - 7 * 86_400 + 2 };
  stripe.objects.subscriptions.splice(0, 1, subscriptionOf(customer, { id: 'sub_due', status: 'past_due' }));
  stripe.objects.invoices.push({
    id: 'in_1',
    subscription: 'sub_due',
    status: 'open',
    created: period.start,
    lines: { data: [{ period }] },
  });
  await settle(account);
  await settle(later);
  expect(await rowOf(db, account)).toMatchObject({
    plan: 'pro',
    recheckAt: new Date((period.start + 7 * 86_400) * 1000),
  });
  const laterBefore = await rowOf(db, later);

  await ensureSchedules(workflows.client);
  await ensureSchedules(workflows.client);
  const schedule = workflows.client.schedule.getHandle(scheduleIds.recheck);
  const stop = await start();
  try {
    await waitUntil(
      async () => {
        await schedule.trigger();
        return await rowOf(db, account);
      },
      ({ plan }) => plan === 'free',
    );
    expect(await rowOf(db, account)).toMatchObject({
      status: 'past_due',
      recheckAt: null,
      pushPending: false,
    });
    expect(await rowOf(db, later)).toEqual(laterBefore);
    const { info } = await waitUntil(
      async () => await schedule.describe(),
      ({ info: { recentActions, runningActions } }) =>
        recentActions.length > 0 && runningActions.length === 0,
    );
    const done = info.recentActions.flatMap(({ action }) => action.workflow.workflowId);
    for (const workflowId of done) {
      expect(await workflows.client.workflow.getHandle(workflowId).result()).toEqual({
        due: expect.any(Number),
      });
    }
    await keepHistory(workflows.client, 'recheck', done[0] ?? '');
  } finally {
    await stop();
    await schedule.delete();
  }
}, 90_000);

test('a first click’s new link is settled beside it, by a sync of its own', async () => {
  const account = await world.createAccount({ customers: 0 });
  const { activities, db, product } = await world.setup();
  const stop = await workflows.startWorker(activities);
  try {
    const click = await workflows.startCheckout(account.ref);
    expect(await click.result()).toMatchObject({ outcome: 'redirect', kind: 'checkout' });
    const sync = workflows.client.workflow.getHandle(workflowIds.syncAccount(account.ref));
    expect(await sync.result()).toEqual({ state: 'settled', ref: account.ref });
    expect(await rowOf(db, account)).toMatchObject({ plan: 'free', pushPending: false });
    expect(product.pushes()).toHaveLength(1);
    expect((await sync.describe()).searchAttributes).toMatchObject({ PlanbridgeAccount: [account.ref] });
    await keepHistory(workflows.client, 'checkout-with-link', click.workflowId);

    const again = await workflows.startCheckout(account.ref);
    await again.result();
    await keepHistory(workflows.client, 'checkout', again.workflowId);
    const portal = await workflows.startPortal(account.ref);
    expect(await portal.result()).toMatchObject({ outcome: 'redirect' });
    await keepHistory(workflows.client, 'portal', portal.workflowId);
  } finally {
    await stop();
  }
}, 60_000);

test.each(['stripe', 'database'])(
  'a click that misses the %s ends within the gateway’s patience and says so',
  async (dependency) => {
    const account = await world.createAccount();
    const absent = createDatabase('postgres://127.0.0.1:1/absent');
    const { activities, stripe } = await world.setup({
      change: () => (dependency === 'database' ? { db: absent.db } : {}),
    });
    stripe.script(() => ({ status: 503, body: { error: { type: 'api_error' } } }));
    const stop = await workflows.startWorker(activities);
    try {
      const click = await workflows.startCheckout(account.ref);
      const began = performance.now();
      expect(await click.result()).toMatchObject({ outcome: 'unavailable', dependency });
      expect(performance.now() - began).toBeLessThan(10_000);
      await keepHistory(workflows.client, `checkout-without-${dependency}`, click.workflowId);
    } finally {
      await stop();
      await absent.close();
    }
  },
  60_000,
);
