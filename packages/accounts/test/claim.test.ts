import {
  applyCatalogue,
  claim,
  createDatabase,
  drawTicket,
  record,
  settlePush,
  upsertAccount,
} from '@planbridge/accounts';
import type { Database } from '@planbridge/accounts';
import type { Catalogue, EntitlementDecision } from '@planbridge/billing';
import { createTestDatabase } from '../../../test/services/database.ts';
import type { TestDatabase } from '../../../test/services/database.ts';

const catalogue: Catalogue = {
  plans: [],
  ignoredPrices: [],
  fallbackPlan: 'free',
  unlinkedCustomers: 'alert',
};
const pro: EntitlementDecision = {
  entitlement: {
    plan: 'pro',
    status: 'active',
    seats: 1,
    features: [],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
  },
  recheckAt: null,
  findings: [],
  trialSeen: false,
};

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = createDatabase(server.url);
  await applyCatalogue(database.db, { source: '', catalogue });
});

afterAll(async () => {
  await database.close();
  await server.close();
});

test('an account that was settled after the ticket was drawn is covered, and an older row is not', async () => {
  const { db } = database;
  const { id } = await upsertAccount(db, { id: 'covered', email: null });
  const ticket = await drawTicket(db);
  const claimed = await claim(db, { accountId: id, ticket, ttlMs: 5000 });
  if (claimed.kind !== 'claimed') {
    throw new Error(`expected a claim, got ${claimed.kind}`);
  }
  const { fence, catalogueVersion } = claimed;
  const recorded = await record(db, { accountId: id, fence, catalogueVersion, decision: pro });
  expect(recorded).toMatchObject({ kind: 'recorded', push: { revision: fence } });
  // Stripe was read, but the product has not acknowledged: not covered, and ours alone.
  expect(await claim(db, { accountId: id, ticket, ttlMs: 5000 })).toEqual({ kind: 'held' });
  expect(await settlePush(db, { accountId: id, fence, revision: fence })).toBe(true);
  expect(await claim(db, { accountId: id, ticket, ttlMs: 5000 })).toMatchObject({ kind: 'covered' });
  const later = await claim(db, { accountId: id, ticket: await drawTicket(db), ttlMs: 5000 });
  expect(later.kind).toBe('claimed');
});
