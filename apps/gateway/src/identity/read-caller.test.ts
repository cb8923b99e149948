import { readCaller } from './read-caller.ts';
import type { CallerRules } from './read-caller.ts';

const rules: CallerRules = { accountClaim: 'sub', emailClaim: 'email', requiredScope: null };

test('takes account and e-mail from the claims that are configured', () => {
  const claims = { sub: 'ada', 'https://example.com/org': 'org_7', mail: 'ada@example.com' };
  expect(
    readCaller(claims, { accountClaim: 'https://example.com/org', emailClaim: 'mail', requiredScope: null }),
  ).toEqual({ kind: 'caller', caller: { accountId: 'org_7', email: 'ada@example.com', missingScope: null } });
});

test.each([
  ['one character', 'a'],
  ['200 characters', 'a'.repeat(200)],
  ['an e-mail', 'ada@example.com'],
  ['a slash and a bar', 'auth0|4/2'],
  ['letters of any script', 'Ада 🦆'],
])('accepts an account id of %s', (_what, sub) => {
  expect(readCaller({ sub }, rules)).toEqual({
    kind: 'caller',
    caller: { accountId: sub, email: null, missingScope: null },
  });
});

test.each([
  ['missing', undefined],
  ['empty', ''],
  ['of 201 characters', 'a'.repeat(201)],
  ['with a line break', 'a\nb'],
  ['with NUL', 'a\u0000'],
  ['with a C1 control', 'a\u0085b'],
  ['with half a surrogate pair', 'a\ud83e'],
  ['that is one dot', '.'],
  ['that is two dots', '..'],
])('refuses an account id %s', (_what, sub) => {
  expect(readCaller(sub === undefined ? {} : { sub }, rules)).toEqual({
    kind: 'account-id-unusable',
  });
});

test('refuses an account id that is not a text', () => {
  expect(readCaller({ org: 42 }, { ...rules, accountClaim: 'org' })).toEqual({ kind: 'account-id-unusable' });
});

test.each([
  ['has no @', 'ada'],
  ['is a number', 7],
  ['holds a line break', 'ada@example.com\nbcc: eve@example.com'],
  ['is too long for Stripe', `${'a'.repeat(250)}@example.com`],
])('goes on without an e-mail that %s', (_what, email) => {
  expect(readCaller({ sub: 'ada', email }, rules)).toMatchObject({ caller: { email: null } });
});

test.each([
  ['a text with spaces', { scope: 'openid billing' }],
  ['a list', { scope: ['openid', 'billing'] }],
  ['scp', { scp: 'billing' }],
  ['scp as a list', { scp: ['openid', 'billing'] }],
  ['permissions', { permissions: ['profile:read', 'billing'] }],
])('finds the required scope in %s', (_what, claims) => {
  expect(readCaller({ sub: 'ada', ...claims }, { ...rules, requiredScope: 'billing' })).toMatchObject({
    caller: { missingScope: null },
  });
});

test.each([
  ['no scope at all', {}],
  ['another scope that begins alike', { scope: 'billing:read' }],
  ['a scope that is no text', { scope: { billing: true }, scp: 7, permissions: [['billing']] }],
])('misses the required scope in %s', (_what, claims) => {
  expect(readCaller({ sub: 'ada', ...claims }, { ...rules, requiredScope: 'billing' })).toMatchObject({
    caller: { missingScope: 'billing' },
  });
});
