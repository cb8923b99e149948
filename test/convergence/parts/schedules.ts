import * as fc from 'fast-check';
import { deeds } from './play-by-chance.ts';
import type { Schedule } from './play-by-chance.ts';

/** Where among the deeds a backup, its restore and the procedure after that come; the last one also comes by itself. In one schedule of three. */
const restores: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fc.nat(5), { minLength: 2, maxLength: 3, size: 'max' }) },
);

/** Begins with a subscription, because without one there is nothing to settle. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  deeds: fc
    .tuple(fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 5, size: 'max' }), restores)
    .map(([more, places]) =>
      places.reduce<Schedule['deeds']>((all, at) => all.toSpliced(at + 1, 0, 'restore'), ['pro', ...more]),
    ),
  choices: fc.array(fc.record({ move: fc.nat(9999), turns: fc.nat(14) }), { maxLength: 60, size: 'max' }),
});
