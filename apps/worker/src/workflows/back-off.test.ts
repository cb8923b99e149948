import { backOffMs } from './back-off.ts';

test.each([
  [0, 10_000],
  [1, 20_000],
  [2, 40_000],
  [5, 320_000],
  [6, 600_000],
  [1000, 600_000],
])('after round %i it waits %i ms, in the middle of its spread', (round, ms) => {
  expect(backOffMs(round, 0.5)).toBe(ms);
});

test('those that failed together are spread over half to one and a half of it', () => {
  expect([0, 0.25, 0.999].map((random) => backOffMs(0, random))).toEqual([5000, 7500, 14_990]);
});
