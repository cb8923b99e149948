import { send } from './parts/send.ts';
import { accountId, entitlement, withProduct } from './parts/with-product.ts';

test('counts every push by account, revision and outcome', () =>
  withProduct(async ({ put, control, url }) => {
    for (const revision of [1, 3, 2, 3]) {
      await put(entitlement(revision));
    }
    const none = { applied: 0, stale: 0, unknown_account: 0, overwritten: 0 };
    expect((await control('counts')).json).toEqual({
      accounts: {
        [accountId]: {
          ...none,
          applied: 2,
          stale: 2,
          revisions: {
            1: { ...none, applied: 1 },
            2: { ...none, stale: 1 },
            3: { ...none, applied: 1, stale: 1 },
          },
        },
      },
    });
    const later = await send(`${url}/_control/pushes?after=3&account_id=${encodeURIComponent(accountId)}`);
    expect(later.json).toMatchObject({
      pushes: [{ number: 4, outcome: 'stale', idempotency_key: 'ref:1:hash' }],
    });
    expect((await send(`${url}/_control/pushes?account_id=eve`)).json).toEqual({ pushes: [] });
    await send(`${url}/_control/pushes`, { method: 'DELETE' });
    expect((await control('pushes')).json).toEqual({ pushes: [] });
  }));

test('drift changes what is held, keeps its revision unless told, and shows in the history', () =>
  withProduct(async ({ put, get, control, url }) => {
    expect((await control('drift', { account_id: accountId, set: { plan: 'free' } })).status).toBe(404);
    await put(entitlement(7));
    await control('drift', { account_id: accountId, set: { plan: 'free', seats: 0 } });
    expect((await get()).json).toEqual({ ...entitlement(7, 'free'), seats: 0 });
    await control('drift', { account_id: accountId, set: { revision: 1000, source: 'another' } });
    expect((await put(entitlement(8))).json).toMatchObject({ revision: 1000, source: 'another' });
    const page = await send(`${url}/accounts/${encodeURIComponent(accountId)}`);
    expect(page.text).toMatch(/overwritten by control/);
  }));

test('a forgotten account is created again by the next push, or stays unknown when told so', () =>
  withProduct(async ({ put, get, control }) => {
    await put(entitlement(7));
    await control('forget', { account_id: accountId });
    expect((await get()).status).toBe(404);
    expect((await put(entitlement(3))).status).toBe(204);
    await control('forget', { account_id: accountId, refuse: true });
    expect((await put(entitlement(9))).status).toBe(404);
    await control('know', { account_id: accountId });
    expect((await put(entitlement(9))).status).toBe(204);
  }));

test('told to answer 404, it knows only whom it has or was told of', () =>
  withProduct(async ({ put, control }) => {
    await control('unknown-accounts', { answer: '404' });
    expect((await put(entitlement(1))).status).toBe(404);
    expect((await control('counts')).json).toMatchObject({
      accounts: { [accountId]: { unknown_account: 1 } },
    });
    await control('unknown-accounts', { answer: 'create' });
    expect((await put(entitlement(1))).status).toBe(204);
    await control('unknown-accounts', { answer: '404' });
    expect((await put(entitlement(2))).status).toBe(204);
  }));

test.each<[string, unknown, RegExp]>([
  ['drift', { account_id: 'ada' }, /set/],
  ['drift', { account_id: 'ada', set: { colour: 'red' } }, /colour/],
  ['forget', {}, /account_id/],
  ['know', { account_id: '' }, /account_id/],
  ['unknown-accounts', { answer: 'maybe' }, /"404\\"\|\\"create/],
  ['dbos-cloud/tokens', { expires_in: 'soon' }, /expires_in/],
])('the control %s refuses %j and says what is allowed', (name, body, words) =>
  withProduct(async ({ control }) => {
    const answer = await control(name, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(words);
  }),
);
