import { retryNowSignal, workflowIds } from '@planbridge/contracts';
import { addSubscribers } from './parts/add-subscribers.ts';
import { eventually } from './parts/eventually.ts';
import { setUpCatalogueChange, withSso } from './parts/set-up-catalogue-change.ts';
import type { CatalogueSetup } from './parts/set-up-catalogue-change.ts';

jest.setTimeout(240_000);

const opened: CatalogueSetup[] = [];

afterEach(async () => {
  for (const { close } of opened.splice(0)) {
    await close();
  }
});

async function setup(options: Parameters<typeof setUpCatalogueChange>[0] = {}): Promise<CatalogueSetup> {
  const all = await setUpCatalogueChange(options);
  opened.push(all);
  return all;
}

test('nothing is lost when all dies between the application and its settlements: the schedule finds them', async () => {
  const { apply, maintenance, paying, product, settledBy, work } = await setup({ working: false });
  const team = await paying('team_yearly');
  await apply(withSso);
  await work();
  await maintenance.triggerSchedule();
  await settledBy(2, team);
  expect(product.held.get(team.id)).toMatchObject({ features: ['sso'] });
});

test('while Stripe is down an account waits with its reason, once for all passes, and is settled when told to retry', async () => {
  const { apply, maintenance, pass, paying, product, stripe } = await setup();
  const team = await paying('team_yearly');
  await apply(withSso);
  stripe.script(() => ({ status: 500, body: { error: { type: 'api_error', message: 'down' } } }));
  await pass();
  const waiting = maintenance.client.workflow.getHandle(workflowIds.settleForCatalogue(2, team.ref));
  await eventually(
    async () => (await waiting.describe()).searchAttributes['PlanbridgeState']?.[0] === 'waiting',
  );
  const { runId } = await waiting.describe();
  await pass();
  expect(await waiting.describe()).toMatchObject({ runId, status: { name: 'RUNNING' } });
  stripe.script(() => null);
  await waiting.signal(retryNowSignal);
  expect(await waiting.result()).toEqual({ state: 'settled', ref: team.ref });
  expect(product.held.get(team.id)).toMatchObject({ features: ['sso'] });
});

test('hundreds of accounts are settled once each, no faster than allowed, and nobody else', async () => {
  // 2,000 took 95 s on a loaded machine: the same pages and pace, but more than a suite's share of the time.
  const count = 400;
  const perSecond = 100;
  const { apply, db, pass, paying, settledBy, stripe, takeCalls, told } = await setup({ perSecond });
  const others = [await paying('pro_monthly'), await paying(null)];
  stripe.objects.subscriptions.push(...(await addSubscribers(db, count)));
  takeCalls();
  await apply(withSso);
  const start = performance.now();
  expect(await pass()).toEqual({ concerned: count, waiting: 0, accepted: others.length });
  expect(performance.now() - start).toBeGreaterThan((count / perSecond) * 1000);
  await eventually(() => told().accounts === count);
  expect(told()).toEqual({ accounts: count, pushes: count });
  const { reads } = takeCalls();
  expect([reads.length, new Set(reads).size]).toEqual([count, count]);
  await settledBy(2, ...others);
});

test('a worker that is replaced in the middle of a pass leaves nobody behind', async () => {
  const count = 60;
  const { apply, pass, db, maintenance, stripe, told, work } = await setup({ working: false, perSecond: 10 });
  stripe.objects.subscriptions.push(...(await addSubscribers(db, count)));
  await apply(withSso);
  const first = await work();
  const passing = await maintenance.startPass();
  await eventually(async () => (await passing.describe()).historyLength > 10);
  await first.stop();
  await work();
  await passing.result();
  await eventually(() => told().accounts === count);
  expect(await pass()).toEqual({ concerned: 0, waiting: 0, accepted: 0 });
});
