import {
  acceptCatalogue,
  activeCatalogue,
  activeCatalogueVersion,
  applyCatalogue,
  findAccountById,
  findCatalogue,
  listOutdatedAccounts,
  record,
} from '@planbridge/accounts';
import { catalogue } from './parts/catalogue.ts';
import { pro } from './parts/pro.ts';
import { startAccounts } from './parts/start-accounts.ts';
import type { Accounts } from './parts/start-accounts.ts';

const other = { ...catalogue, unlinkedCustomers: 'ignore' as const };
const basis = { prices: [{ priceId: 'price_1', lookupKey: null }], grantedPlans: ['team'] };

let accounts: Accounts;

beforeEach(async () => {
  accounts = await startAccounts({ pools: 2 });
});

afterEach(async () => {
  await accounts.close();
});

/** Settled by the version that was active when it began, whatever is active now. */
async function settledBy(version: number, known: typeof basis | null = basis) {
  const id = await accounts.newAccount();
  await accounts.settle(id);
  const { fence } = await accounts.take(id, { ttlMs: -1 });
  await record(accounts.db, { accountId: id, fence, catalogueVersion: version, decision: pro, basis: known });
  return id;
}

async function versionOf(id: string): Promise<number | undefined> {
  return (await findAccountById(accounts.db, id))?.catalogueVersion;
}

const outdated = async (version: number, { after = '', limit = 10 } = {}) =>
  await listOutdatedAccounts(accounts.db, { version, after, limit });

describe('an applied catalogue', () => {
  test('is the next version and the active one', async () => {
    const { db } = accounts;
    expect(await applyCatalogue(db, { source: 'b', catalogue: other })).toEqual({
      version: 2,
      changed: true,
    });
    expect(await activeCatalogueVersion(db)).toBe(2);
    expect(await activeCatalogue(db)).toEqual({ version: 2, catalogue: other });
  });

  test('that is the active one already changes nothing, whatever its text', async () => {
    const again = await applyCatalogue(accounts.db, { source: '# a comment', catalogue });
    expect(again).toEqual({ version: 1, changed: false });
  });

  test('that was active before is a version of its own, and the older one stays to be read', async () => {
    const { db } = accounts;
    await applyCatalogue(db, { source: 'b', catalogue: other });
    expect(await applyCatalogue(db, { source: 'a', catalogue })).toEqual({ version: 3, changed: true });
    expect(await findCatalogue(db, 2)).toEqual(other);
  });

  test('is applied once by two deploys at the same time', async () => {
    const results = await Promise.all(
      accounts.dbs.map(async (db) => await applyCatalogue(db, { source: 'b', catalogue: other })),
    );
    expect(results.map(({ version }) => version)).toEqual([2, 2]);
    expect(results.filter(({ changed }) => changed)).toHaveLength(1);
  });
});

describe('the accounts that an older catalogue decided', () => {
  test('are listed with what their decision looked up, in the order of their refs', async () => {
    const ids = [await settledBy(1), await settledBy(1, null), await settledBy(1)];
    const listed = await outdated(2);
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(ids));
    expect(listed.map(({ ref }) => ref)).toEqual(listed.map(({ ref }) => ref).toSorted());
    const bases = listed.map(({ id, decisionBasis }) => [id, decisionBasis]);
    expect(bases).toContainEqual([ids[0], basis]);
    expect(bases).toContainEqual([ids[1], null]);
  });

  test('are listed in parts', async () => {
    await Promise.all([settledBy(1), settledBy(1), settledBy(1)]);
    const [first, second] = await outdated(2, { limit: 2 });
    const [third, ...none] = await outdated(2, { after: second?.ref ?? '', limit: 2 });
    expect(none).toEqual([]);
    expect(new Set([first?.ref, second?.ref, third?.ref]).size).toBe(3);
  });

  test('are neither those of the active one nor those that were never decided', async () => {
    await settledBy(2);
    await accounts.newAccount();
    expect(await outdated(2)).toEqual([]);
  });
});

describe('an account that a new catalogue does not concern', () => {
  test('is marked as decided by it, and is as it was otherwise', async () => {
    const id = await settledBy(1);
    const before = await findAccountById(accounts.db, id);
    expect(await acceptCatalogue(accounts.db, { version: 2, accounts: await outdated(2) })).toBe(1);
    expect(await findAccountById(accounts.db, id)).toEqual({ ...before, catalogueVersion: 2 });
  });

  test('is not marked when it was decided anew since that was found out', async () => {
    const id = await settledBy(1);
    const seen = await outdated(2);
    const { fence } = await accounts.take(id, { ttlMs: -1 });
    await record(accounts.db, { accountId: id, fence, catalogueVersion: 1, decision: pro, basis });
    expect(await acceptCatalogue(accounts.db, { version: 2, accounts: seen })).toBe(0);
    expect(await versionOf(id)).toBe(1);
  });

  test('is not marked back when a newer catalogue has decided it', async () => {
    const id = await settledBy(1);
    const seen = await outdated(2);
    await acceptCatalogue(accounts.db, { version: 3, accounts: seen });
    expect(await acceptCatalogue(accounts.db, { version: 2, accounts: seen })).toBe(0);
    expect(await versionOf(id)).toBe(3);
  });
});
