import { matchesRoute } from './matches-route.ts';

const put = { method: 'PUT', path: '/entitlements/ada' };

test.each<[string | undefined, boolean]>([
  [undefined, true],
  ['/entitlements/*', true],
  ['PUT /entitlements/*', true],
  ['*', true],
  ['PUT *ada', true],
  ['/entitlements/ada', true],
  ['GET /entitlements/*', false],
  ['/entitlements', false],
  ['/entitlements/ad', false],
  ['/entitlements.ada', false],
  ['/v1/*', false],
])('the pattern %s means PUT /entitlements/ada: %s', (pattern, expected) => {
  expect(matchesRoute(pattern, put)).toBe(expected);
});
