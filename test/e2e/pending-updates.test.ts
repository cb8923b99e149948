import { createDatabase, findAccountById } from '@planbridge/accounts';
import type { Database } from '@planbridge/accounts';
import { workflowIds } from '@planbridge/contracts';
import type { SettleEvent } from '@planbridge/contracts';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { command } from './parts/command.ts';
import { createShopper } from './parts/create-shopper.ts';
import type { Shopper } from './parts/create-shopper.ts';
import { customerOf } from './parts/customer-of.ts';
import { heldEntitlement } from './parts/held-entitlement.ts';
import { startSystem } from './parts/start-system.ts';
import type { StartedSystem } from './parts/start-system.ts';
import { worldOf } from './parts/world-of.ts';
import type { World } from '../cluster/create-world.ts';
import { until } from '../services/until.ts';

jest.setTimeout(120_000);

let system: StartedSystem;
let world: World;
let database: Database;
let connection: Connection;

beforeAll(async () => {
  system = await startSystem();
  world = worldOf(system);
  database = createDatabase(system.databaseUrl, { maxConnections: 1 });
  connection = await Connection.connect({ address: system.temporalAddress });
});

afterAll(async () => {
  await connection?.close();
  await database?.close();
  await system?.stop();
});

/** Somebody on Pro who has asked for five seats of Business, by a card that does not pay now; what Stripe sent of that is settled. */
async function setup(name: string) {
  const shopper = await createShopper(system, world, `${name}@pending`);
  await shopper.pay(await shopper.checkout());
  expect(await shopper.account(20)).toMatchObject({ ok: true, value: { plan: 'pro', state: 'settled' } });
  const before = await sides(shopper);

  const customer = await customerOf(world.stripe, shopper.accountId);
  const useCard = (card: 'pays' | 'declines') =>
    command(`${system.stripeUrl}/_control/cards`, { customer, card });
  await useCard('declines');
  const [subscription] = (await world.stripe.subscriptions.list({ customer })).data;
  const asked = await world.stripe.subscriptions.update(subscription?.id ?? '', {
    items: [{ id: subscription?.items.data[0]?.id ?? '', price: 'price_business_month_usd', quantity: 5 }],
    payment_behavior: 'pending_if_incomplete',
    proration_behavior: 'always_invoice',
  });
  expect(asked.pending_update).not.toBeNull();
  for (const type of ['invoice.payment_failed', 'customer.subscription.updated']) {
    expect(await settledBy(type, customer)).toMatchObject({ state: 'settled' });
  }
  return { shopper, customer, before, useCard };
}

/** What the three sides have of an account, and how often the product was told. */
async function sides({ accountId, account }: Shopper) {
  const [row, held, answer, pushes] = await Promise.all([
    findAccountById(database.db, accountId),
    heldEntitlement(system, accountId),
    account(),
    world.pushes(),
  ]);
  return {
    row: { plan: row?.plan, seats: row?.seats, revision: row?.revision, pushPending: row?.pushPending },
    held,
    account: answer.ok ? answer.value : answer,
    pushes: pushes.filter(({ account_id: of }) => of === accountId).length,
  };
}

/** How the event that Stripe sent of it ended: signed, taken by the gateway, settled by the worker. */
async function settledBy(type: string, customer: string) {
  const client = new Client({ connection, namespace: system.temporalNamespace });
  const id = await until(async () => {
    const { data: events } = await world.stripe.events.list({ type, limit: 100 });
    return events.find(({ data: { object } }) => Reflect.get(object, 'customer') === customer)?.id ?? null;
  }, 20_000);
  const run = client.workflow.getHandle<SettleEvent>(workflowIds.settleEvent(id));
  return await until(
    () =>
      run.result().catch((error: unknown) => {
        if (error instanceof WorkflowNotFoundError) {
          return null;
        }
        throw error;
      }),
    60_000,
  );
}

test('a change that waits for its payment leaves row, product and answer as they are, and is on all three once it is paid', async () => {
  const { shopper, customer, before, useCard } = await setup('payer');
  expect(await sides(shopper)).toEqual(before);

  await useCard('pays');
  expect(await settledBy('customer.subscription.pending_update_applied', customer)).toMatchObject({
    state: 'settled',
  });
  const business = { plan: 'business', seats: 5 };
  const { row, held, account, pushes } = await sides(shopper);
  expect(row).toMatchObject({ ...business, pushPending: false });
  expect(held).toMatchObject({ ...business, revision: Number(row.revision) });
  expect(account).toMatchObject({ ...business, state: 'settled', revision: Number(row.revision) });
  expect(row.revision).toBeGreaterThan(before.row.revision ?? 0n);
  expect(pushes).toBe(before.pushes + 1);
});

test('a change whose payment does not come in time leaves row, product and answer as they were', async () => {
  const { shopper, customer, before } = await setup('waiter');
  await world.advance('24h');
  expect(await settledBy('customer.subscription.pending_update_expired', customer)).toMatchObject({
    state: 'settled',
  });
  const [subscription] = (await world.stripe.subscriptions.list({ customer })).data;
  expect(subscription?.pending_update).toBeNull();
  expect(await sides(shopper)).toEqual(before);
});
