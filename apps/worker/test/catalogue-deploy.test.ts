import { addSubscribers } from './parts/add-subscribers.ts';
import { catalogue } from './parts/catalogue.ts';
import { setUpCatalogueChange, withSso } from './parts/set-up-catalogue-change.ts';
import type { CatalogueSetup } from './parts/set-up-catalogue-change.ts';
import { waitUntil } from './parts/wait-until.ts';

jest.setTimeout(240_000);

const count = 40;
let setup: CatalogueSetup;

beforeAll(async () => {
  setup = await setUpCatalogueChange({ working: false, perSecond: 10 });
  setup.stripe.objects.subscriptions.push(...(await addSubscribers(setup.db, count)));
}, 60_000);

afterAll(async () => {
  await setup.close();
});

test('a catalogue that is rolled back in the middle of its settlements and of a deploy leaves nobody on it', async () => {
  const { apply, db, maintenance, pass, product, told, work } = setup;
  await apply(withSso);
  const old = await work();
  const passing = await maintenance.startPass();
  await waitUntil(
    async () => told().accounts,
    (accounts) => accounts >= count / 4,
  );

  await apply(catalogue);
  expect(told().accounts).toBeLessThan(count);
  // The new worker is at work before the old one ends, as in any deploy.
  const replacement = await work();
  await old.stop();
  await passing.result();
  await pass();
  await waitUntil(
    async () => told().accounts,
    (accounts) => accounts === 0,
  );

  const rows = await db.execute(`
    select plan, entitlement->'features' as features, push_pending, catalogue_version
    from accounts group by 1, 2, 3, 4`);
  expect([...rows]).toEqual([{ plan: 'team', features: [], push_pending: false, catalogue_version: 3 }]);
  for (const { revision, account_id: id } of product.held.values()) {
    const [row] = await db.execute(
      `select pushed_revision::int as revision from accounts where id = '${String(id)}'`,
    );
    expect(row).toEqual({ revision });
  }
  expect(await pass()).toEqual({ concerned: 0, waiting: 0, accepted: 0 });
  await replacement.stop();
});
