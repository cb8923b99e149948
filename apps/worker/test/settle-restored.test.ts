import { resumeAfterRestore } from '@planbridge/accounts';
import { retryNowSignal, taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import { createCatalogueActivities } from '../src/activities/create-catalogue-activities.ts';
import { createCatalogueCache } from '../src/catalogue-cache.ts';
import { rowOf } from './parts/row-of.ts';
import { setUpCatalogueChange } from './parts/set-up-catalogue-change.ts';
import type { CatalogueSetup } from './parts/set-up-catalogue-change.ts';
import { waitUntil } from './parts/wait-until.ts';

let setup: CatalogueSetup;

beforeAll(async () => {
  setup = await setUpCatalogueChange();
}, 60_000);

afterAll(async () => {
  await setup.close();
});

test('an account that cannot be settled at once gets a workflow of its own that does not give up, and the walk goes on', async () => {
  const { db, product, paying, maintenance } = setup;
  const [refused, other] = [await paying('pro_monthly'), await paying('team_yearly')];
  await resumeAfterRestore(db, 1000n);
  product.script(({ path }) =>
    path.endsWith(encodeURIComponent(refused.id)) ? { status: 503, body: '' } : null,
  );
  const walk = await maintenance.client.workflow.start(workflowTypes.settleRestored, {
    workflowId: workflowIds.settleRestored,
    taskQueue: taskQueues.maintenance,
    args: [],
  });
  expect(await walk.result()).toEqual({ done: 1, waiting: 1 });
  expect(await rowOf(db, other)).toMatchObject({ plan: 'team', pushPending: false });

  const own = maintenance.client.workflow.getHandle(workflowIds.settleForRestore(refused.ref));
  await waitUntil(
    async () => await own.describe(),
    ({ searchAttributes, status }) =>
      status.name === 'RUNNING' && searchAttributes['PlanbridgeState']?.[0] === 'waiting',
  );
  product.script(() => null);
  await own.signal(retryNowSignal);
  expect(await own.result()).toEqual({ state: 'settled', ref: refused.ref });
  expect(product.held.get(refused.id)?.revision).toBeGreaterThan(1000);
}, 120_000);

test('the walk’s pages leave nobody out', async () => {
  const { db, paying } = setup;
  const accounts = await Promise.all(Array.from({ length: 5 }, () => paying(null)));
  await resumeAfterRestore(db, 0n);
  const { drawPendingIntentions } = createCatalogueActivities({
    ...createCatalogueCache(db),
    db,
    perSecond: 1,
  });
  const drawn: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { intentions, next } = await drawPendingIntentions({ after, limit: 2 });
    drawn.push(...intentions.map(({ ref }) => ref));
    after = next;
  }
  expect(drawn).toEqual([...new Set(drawn)].toSorted());
  expect(drawn).toEqual(expect.arrayContaining(accounts.map(({ ref }) => ref)));
});
