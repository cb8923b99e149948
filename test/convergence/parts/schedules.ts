import * as fc from 'fast-check';
import { deeds } from './play-by-chance.ts';
import type { Schedule } from './play-by-chance.ts';

/** Begins with a subscription, because without one there is nothing to settle. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  deeds: fc
    .array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 5, size: 'max' })
    .map((more) => ['pro' as const, ...more]),
  choices: fc.array(fc.record({ move: fc.nat(9999), turns: fc.nat(14) }), { maxLength: 60, size: 'max' }),
});
