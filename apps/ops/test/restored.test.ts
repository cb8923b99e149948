import { workflowIds } from '@planbridge/contracts';
import { restored } from '../src/restored/restored.ts';
import { run } from './parts/run.ts';
import { startWorker } from './parts/start-worker.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) {
    await close();
  }
});

const whole = { past: 0n, backupAt: null, dryRun: false };

/** A week of four accounts, of which the last days are lost: the database is that of the beginning again, and a new worker is at work. */
async function setUpRestored() {
  const world = await startWorld();
  opened.push(world.close);
  const endFirst = await startWorker(world);
  const [ada, bob, cleo] = await Promise.all([
    world.clicks('ada'),
    world.clicks('bob'),
    world.clicks('cleo'),
  ]);
  await Promise.all(
    [ada, bob, cleo].map(async (customer) => {
      await world.subscribes(customer, 'pro_month_usd');
      await world.tells(customer);
    }),
  );
  await endFirst();
  await world.database.backUp();

  // As the accounts of a real installation do in those days.
  await world.withDatabase((db) => db.execute(`select nextval('sync_ticket') from generate_series(1, 5000)`));
  const endSecond = await startWorker(world);
  const dora = await world.clicks('dora');
  await world.subscribes(dora, 'team_month_usd', 3);
  await world.subscribes(ada, 'team_month_usd', 5);
  await world.cancels(bob);
  // Between the backup and now she was on another plan, so her row of the backup is right and the product is not.
  await world.subscribes(cleo, 'business_month_usd', 5);
  const told = await Promise.all([dora, ada, bob, cleo].map((customer) => world.tells(customer)));
  expect(told.map(({ state }) => state)).toEqual(['settled', 'settled', 'settled', 'settled']);
  await endSecond();
  await world.subscribes(cleo, 'pro_month_usd');
  const before = await world.held();

  await world.database.restore();
  opened.push(await startWorker(world));
  return { ...world, ada, dora, before };
}

/** The plan that Stripe's subscriptions mean, and seats. */
const expected = {
  ada: { plan: 'team', seats: 5 },
  bob: { plan: 'free', seats: 1 },
  cleo: { plan: 'pro', seats: 1 },
  dora: { plan: 'team', seats: 3 },
};

type RestoredWorld = Awaited<ReturnType<typeof setUpRestored>>;

async function expectAgreement(world: RestoredWorld) {
  const held = await world.held();
  for (const [id, plan] of Object.entries(expected)) {
    const row = await world.rowOf(id);
    expect(row).toMatchObject({ ...plan, pushPending: false });
    const { account_id: _, revision, source, ...entitlement } = held.get(id) ?? { revision: 0 };
    expect({ id, source, ...entitlement }).toEqual({ id, source: 'ops-test', ...row?.entitlement });
    expect(BigInt(revision)).toBe(row?.pushedRevision);
    expect(revision).toBeGreaterThan(world.before.get(id)?.revision ?? 0);
    expect(await world.incidentsOf(id)).toEqual([]);
  }
}

async function expectDryRunChangesNothing(world: RestoredWorld) {
  const look = () =>
    world.withDatabase(async (db) => [
      [...(await db.execute('select * from accounts order by id'))],
      [...(await db.execute('select * from account_customers order by customer_id'))],
      [...(await db.execute('select last_value from sync_ticket'))],
    ]);
  const before = await look();
  const { code, said } = await run(['restored', '--dry-run'], world.env);
  expect({ code, said }).toMatchObject({ code: 0 });
  expect(await look()).toEqual(before);
  expect(await world.held()).toEqual(world.before);
  await expect(settlingOf(world).describe()).rejects.toThrow('not found');
  const greatest = Math.max(...[...world.before.values()].map(({ revision }) => revision));
  expect(said).toContain('1 of them the backup has lost');
  expect(said).toContain(`move the sequence past ${greatest}`);
}

function settlingOf({ temporal }: World) {
  return temporal.client.workflow.getHandle(workflowIds.settleRestored);
}

test('without the command a push waits under product-ahead; with it Stripe, row and product agree for everybody, the lost account included', async () => {
  const world = await setUpRestored();
  expect(await world.rowOf('dora')).toBeNull();
  expect(await world.tells(world.ada)).toMatchObject({ state: 'needs_attention', reason: 'product-ahead' });
  expect(await world.incidentsOf('ada')).toEqual(['product-ahead']);
  expect(await world.held()).toEqual(world.before);

  await expectDryRunChangesNothing(world);

  const said: string[] = [];
  await restored(world.config, whole, (text) => said.push(text));
  await settlingOf(world).result();
  await expectAgreement(world);
  expect(await world.customersOf('dora')).toEqual([
    { customerId: world.dora, current: true, deleted: false },
  ]);
  expect(said.join('\n')).toContain(`Linked ${world.dora}.`);
  expect(said.join('\n')).not.toContain('dora');
}, 180_000);

test('a run that ends after any of its steps leaves nothing that the next run does not mend', async () => {
  const world = await setUpRestored();
  let steps = 0;
  for (let isWhole = false; !isWhole;) {
    steps += 1;
    let left = steps;
    const stopAfterSteps = () => {
      left -= 1;
      if (left === 0) {
        throw new Error('Killed.');
      }
    };
    isWhole = await restored(world.config, whole, stopAfterSteps).then(
      () => true,
      () => false,
    );
  }
  expect(steps).toBeGreaterThan(5);
  await settlingOf(world).result();
  await expectAgreement(world);
}, 180_000);
