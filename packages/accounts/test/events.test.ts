import { drawTicket, markEventSettled, registerEvent, rememberEventCustomer } from '@planbridge/accounts';
import { sql } from 'drizzle-orm';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

let accounts: Accounts;

beforeAll(async () => {
  accounts = await startAccounts({ pools: 5 });
});

afterAll(async () => {
  await accounts.close();
});

function event(eventId: string) {
  return { eventId, type: 'invoice.paid', customerId: 'cus_1', object: null };
}

test('an event draws its ticket when it is registered, and no later ticket is smaller', async () => {
  const { db } = accounts;
  const before = await drawTicket(db);
  const { ticket, customerId, settled } = await registerEvent(db, event('evt_1'));
  expect(ticket).toBeGreaterThan(before);
  expect(await drawTicket(db)).toBeGreaterThan(ticket);
  expect({ customerId, settled }).toEqual({ customerId: 'cus_1', settled: false });
});

test('an event registered fifty times at once, by several processes, has one ticket', async () => {
  const { db, dbs } = accounts;
  const registered = await Promise.all(
    Array.from(
      { length: 50 },
      async (_, index) => await registerEvent(dbs[index % dbs.length] ?? db, event('evt_2')),
    ),
  );
  expect(new Set(registered.map(({ ticket }) => ticket)).size).toBe(1);
});

test('an event that is delivered again after it was settled keeps its ticket and is known to be settled', async () => {
  const { db } = accounts;
  const first = await registerEvent(db, event('evt_3'));
  await markEventSettled(db, 'evt_3');
  expect(await registerEvent(db, event('evt_3'))).toEqual({ ...first, settled: true });
});

test('an event is settled when it was settled first', async () => {
  const { db } = accounts;
  await registerEvent(db, event('evt_4'));
  const settledAt = async () => [
    ...(await db.execute(sql`select settled_at::text from stripe_events where event_id = 'evt_4'`)),
  ];
  await markEventSettled(db, 'evt_4');
  const first = await settledAt();
  await markEventSettled(db, 'evt_4');
  expect(await settledAt()).toEqual(first);
});

test('the customer that a thin event was resolved to is known when it is tried again', async () => {
  const { db } = accounts;
  const thin = {
    eventId: 'evt_5',
    type: 'v1.invoice.paid',
    customerId: null,
    object: { id: 'in_1', type: 'invoice' },
  };
  expect(await registerEvent(db, thin)).toMatchObject({ customerId: null });
  await rememberEventCustomer(db, 'evt_5', 'cus_7');
  expect(await registerEvent(db, thin)).toMatchObject({ customerId: 'cus_7' });
});
