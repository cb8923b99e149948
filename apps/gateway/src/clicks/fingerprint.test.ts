import { fingerprint } from './fingerprint.ts';

test('is the same for the same wish', () => {
  expect(fingerprint(['pro', 'month', null])).toBe(fingerprint(['pro', 'month', null]));
});

test.each([
  ['a part moves to its neighbour', ['a', 'bc'], ['ab', 'c']],
  ['a number becomes its text', ['a', 1], ['a', '1']],
  ['nothing becomes an empty text', ['a', null], ['a', '']],
])('differs when %s', (_what, one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other));
});
