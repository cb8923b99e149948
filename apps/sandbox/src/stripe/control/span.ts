import { z } from 'zod';

const units = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

const wanted = 'Give seconds, or a number with s, m, h, d or w, such as "30d"';

const written = z
  .string()
  .regex(/^\d+[smhdw]$/)
  .transform(
    (text) => Number(text.slice(0, -1)) * units[z.enum(['s', 'm', 'h', 'd', 'w']).parse(text.at(-1))],
  );

/** A span of time as a person writes it, in seconds. Ten years at most: every renewal on the way is worked off. */
export const span = z.union([z.int(), written], wanted).pipe(
  z
    .int()
    .min(1, wanted)
    .max(10 * 366 * 86_400, 'Ten years at most'),
);
