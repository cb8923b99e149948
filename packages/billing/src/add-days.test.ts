import * as fc from 'fast-check';
import { addDays } from './add-days.ts';

test.each<[string, string, number, string | null]>([
  ['over a month’s end', '2026-01-31T06:07:08Z', 1, '2026-02-01T06:07:08Z'],
  ['over a year’s end', '2026-12-25T00:00:00Z', 14, '2027-01-08T00:00:00Z'],
  ['to a leap day', '2028-02-28T00:00:00Z', 1, '2028-02-29T00:00:00Z'],
  ['past no leap day in 2100', '2100-02-28T00:00:00Z', 1, '2100-03-01T00:00:00Z'],
  ['to the leap day of 2000', '2000-02-28T00:00:00Z', 1, '2000-02-29T00:00:00Z'],
  ['no days, dropping the fraction', '2026-11-22T00:00:00.999Z', 0, '2026-11-22T00:00:00Z'],
  ['out of the four-digit years', '9999-12-31T00:00:00Z', 1, null],
  ['half a day', '2026-11-22T00:00:00Z', 0.5, null],
  ['to what is no date', 'yesterday', 1, null],
  ['to another zone’s time', '2026-11-22T00:00:00+01:00', 1, null],
])('%s', (_, instant, days, expected) => {
  expect(addDays(instant, days)).toBe(expected);
});

const iso = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');

test('agrees with the calendar of the platform', () => {
  const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9000-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 4000 }), (date, days) => {
      const start = Math.floor(date.getTime() / 1000) * 1000;
      expect(addDays(iso(start), days)).toBe(iso(start + days * 86_400_000));
    }),
  );
});
