import { z } from 'zod';

/** What form fields are made of: everything arrives as a string, and an empty one takes a value away. */
const integer = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^-?\d+$/, 'Must be an integer.')
    .transform(Number),
]);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const text = z.string().max(5000);
const unset = z.literal('').transform(() => null);
const metadata = z.union([unset, z.record(z.string().max(40), z.string().max(500))]);
const page = {
  limit: integer
    .pipe(z.number().min(1, 'Must be between 1 and 100.').max(100, 'Must be between 1 and 100.'))
    .default(10),
  starting_after: text.optional(),
  ending_before: text.optional(),
};
const time = z.union([
  integer,
  z.strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  }),
]);
/** Something that Stripe takes and that changes nothing here. */
const ignored = z.unknown().optional();

export const fields = { integer, flag, text, unset, metadata, page, time, ignored };
