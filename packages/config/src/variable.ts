import { z } from 'zod';
import { descriptions } from './descriptions.ts';
import type { Description } from './descriptions.ts';

type Format<Value> = z.ZodType<Value, string>;
type Given = Omit<Description, 'fallback'>;

/** The schema of one environment variable, in the three ways in which it may be left out: not at all, for null, or for a default. */
export const variable = {
  required<Value>(format: Format<Value>, given: Given) {
    return z.string().pipe(format).register(descriptions, given);
  },

  optional<Value>(format: Format<Value>, given: Given) {
    return format
      .optional()
      .transform((value) => value ?? null)
      .register(descriptions, { ...given, fallback: null });
  },

  withDefault<Value>(fallback: string, format: Format<Value>, given: Given) {
    return z
      .string()
      .prefault(fallback)
      .pipe(format)
      .register(descriptions, { ...given, fallback });
  },
};
