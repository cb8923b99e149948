import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '@planbridge/accounts';
import Stripe from 'stripe';
import { createTestDatabase } from '../../../test/services/database.ts';
import { createForeignEventReporter } from '../src/webhooks/create-foreign-event-reporter.ts';
import { createTestApp, webhookSecret } from './parts/create-test-app.ts';

const live = {
  id: 'evt_1',
  object: 'event',
  type: 'customer.subscription.updated',
  livemode: true,
  data: { object: { object: 'subscription', id: 'sub_1', customer: 'cus_9' } },
};

async function setup() {
  const server = await createTestDatabase();
  const { db, close } = createDatabase(server.url);
  const { app, started } = await createTestApp({ db });
  const deliver = async (event: unknown) => {
    const payload = JSON.stringify(event);
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/webhooks/stripe',
      headers: { 'content-type': 'application/json', 'stripe-signature': header },
      payload,
    });
    return statusCode;
  };
  const incidents = async () => {
    const rows = await db.execute('select kind, subject from incidents order by subject');
    return rows.map(({ kind, subject }) => `${String(kind)} ${String(subject)}`);
  };
  const incidentsOnce = async (count: number) => {
    for (const until = Date.now() + 15_000; Date.now() < until; await delay(20)) {
      if ((await incidents()).length === count) {
        break;
      }
    }
    return await incidents();
  };
  return {
    db,
    deliver,
    started,
    incidents,
    incidentsOnce,
    end: async () => {
      await app.close();
      await close();
      await server.close();
    },
  };
}

test('events for another installation open one incident for each reason, and are acknowledged without a workflow', async () => {
  const { deliver, started, incidentsOnce, end } = await setup();
  for (const id of ['evt_1', 'evt_2', 'evt_3']) {
    expect(await deliver({ ...live, id })).toBe(200);
  }
  expect(await deliver({ ...live, livemode: false, account: 'acct_2' })).toBe(200);
  expect(await deliver({ ...live, livemode: false, type: 'charge.succeeded' })).toBe(200);
  expect(await deliver({ ...live, livemode: false, data: { object: { object: 'invoice' } } })).toBe(200);
  expect(await incidentsOnce(3)).toEqual([
    'wrong-mode foreign-account',
    'wrong-mode no-customer',
    'wrong-mode wrong-mode',
  ]);
  expect(started).toEqual([]);
  await end();
});

test('what could not be written is written by the next event', async () => {
  const { db, incidents, incidentsOnce, end } = await setup();
  const warnings: unknown[] = [];
  const report = createForeignEventReporter(db, { warn: (fields: unknown) => void warnings.push(fields) });
  await db.execute('alter table incidents rename to incidents_away');
  report('wrong-mode');
  for (const until = Date.now() + 15_000; warnings.length === 0 && Date.now() < until; await delay(20));
  expect(warnings).toEqual([{ reason: 'wrong-mode' }]);
  await db.execute('alter table incidents_away rename to incidents');
  expect(await incidents()).toEqual([]);
  report('wrong-mode');
  expect(await incidentsOnce(1)).toEqual(['wrong-mode wrong-mode']);
  await end();
});
