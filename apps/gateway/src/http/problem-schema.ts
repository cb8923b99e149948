import { z } from 'zod';
import { problemNames } from './problem-names.ts';

const types = problemNames.map((name) => `urn:planbridge:problem:${name}` as const);

/** A problem as the OpenAPI document describes it. Some have members of their own, so that a program needs no words. */
export const problemSchema = z
  .looseObject({
    type: z.enum(types).describe('Which problem it is. A later version may have more.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('In the caller’s terms, with what to do.'),
    faults: z
      .array(z.object({ where: z.string(), reason: z.string() }))
      .optional()
      .describe('Of invalid-request: each field that does not fit.'),
    known_plans: z.array(z.string()).optional().describe('Of unknown-plan.'),
    known_currencies: z.array(z.string()).optional().describe('Of currency-unavailable.'),
    known_intervals: z.array(z.string()).optional().describe('Of price-unavailable.'),
    currency: z.string().optional().describe('Of currency-fixed.'),
    seats: z.object({ min: z.int(), max: z.int() }).optional().describe('Of seats-out-of-range.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong, by RFC 9457.' });
