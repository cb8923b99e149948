import { send } from './parts/send.ts';
import { withFolder } from './parts/with-folder.ts';
import { accountId, entitlement, productToken, withProduct } from './parts/with-product.ts';

test.each<[stored: number | null, pushed: number, status: number]>([
  [null, 1, 204],
  [null, 900, 204],
  [5, 6, 204],
  [5, 900, 204],
  [5, 5, 409],
  [5, 4, 409],
  [900, 1, 409],
])('holding revision %s, a push of %d gets %d', (stored, pushed, status) =>
  withProduct(async ({ put, get }) => {
    if (stored !== null) {
      await put(entitlement(stored, 'team'));
    }
    const answer = await put(entitlement(pushed));
    expect(answer.status).toBe(status);
    const held = status === 409 ? entitlement(stored ?? 0, 'team') : entitlement(pushed);
    expect((await get()).json).toEqual(held);
    expect(answer.json).toEqual(status === 409 ? held : null);
  }),
);

test('a get of an account without an entitlement is 404', () =>
  withProduct(async ({ get }) => {
    expect((await get()).status).toBe(404);
  }));

test.each<[string, number, unknown, Readonly<Record<string, string>>]>([
  ['another token', 401, entitlement(1), { authorization: 'Bearer other' }],
  ['no idempotency key', 400, entitlement(1), { 'idempotency-key': '' }],
  ['another account in the body', 400, { ...entitlement(1), account_id: 'eve' }, {}],
  ['a revision that is a text', 400, { ...entitlement(1), revision: '1' }, {}],
  ['a missing field', 400, { ...entitlement(1), cancel_at: undefined }, {}],
  ['a field too many', 400, { ...entitlement(1), colour: 'red' }, {}],
  ['a time that is none', 400, { ...entitlement(1), trial_end: 'tomorrow' }, {}],
])('refuses a push with %s by %d and keeps nothing', (_what, status, body, headers) =>
  withProduct(async ({ put, get, control }) => {
    expect((await put(body, headers)).status).toBe(status);
    expect((await get()).status).toBe(404);
    expect((await control('pushes')).json).toEqual({ pushes: [] });
  }),
);

test('the pages show plan and history, escaped', () =>
  withProduct(async ({ put, url, path }) => {
    await put(entitlement(2));
    await put(entitlement(1));
    const markup = '<b>';
    await send(path.replace(/[^/]+$/, encodeURIComponent(markup)), {
      method: 'PUT',
      json: { ...entitlement(1), account_id: markup },
      headers: { authorization: `Bearer ${productToken}`, 'idempotency-key': 'k' },
    });
    const accounts = await send(`${url}/`);
    expect(accounts.text).toContain(`href="/accounts/${encodeURIComponent(accountId)}"`);
    expect(accounts.text).toContain('&lt;b&gt;');
    expect(accounts.text).not.toContain('<b>');
    const history = await send(`${url}/accounts/${encodeURIComponent(accountId)}`);
    expect(history.text).toMatch(/refused as stale[^]*>applied</);
    expect((await send(`${url}/accounts/eve`)).status).toBe(404);
  }));

test('keeps entitlements, history and what was told over a restart', () =>
  withFolder(async (folder) => {
    await withProduct(async ({ put, control }) => {
      await put(entitlement(5));
      await control('unknown-accounts', { answer: '404' });
    }, folder);
    await withProduct(async ({ put, get, control, url }) => {
      expect((await get()).json).toEqual(entitlement(5));
      expect((await put(entitlement(5))).status).toBe(409);
      expect((await control('pushes')).json).toMatchObject({
        pushes: [
          { number: 1, outcome: 'applied' },
          { number: 2, outcome: 'stale' },
        ],
      });
      const other = { ...entitlement(1), account_id: 'eve' };
      const headers = { authorization: `Bearer ${productToken}`, 'idempotency-key': 'k' };
      expect((await send(`${url}/entitlements/eve`, { method: 'PUT', json: other, headers })).status).toBe(
        404,
      );
    }, folder);
  }));
