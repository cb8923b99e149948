import { z } from 'zod';

const kinds = [
  'latency',
  'status',
  'html',
  'no_envelope',
  'truncated',
  'timeout',
  'reset',
  'refuse',
] as const;

const where = {
  /** `*` stands for anything; without a method for every method. */
  route: z
    .string()
    .regex(/^(?:[A-Z]+ )?[/*]\S*$/, 'must be a path, or a method and a path, such as "PUT /entitlements/*"')
    .optional(),
  probability: z.number().gt(0).max(1).default(1),
  /** So many requests, then the fault is over. */
  count: z.int().min(1).optional(),
};

/** Before: the request is never executed. After: it is, and its answer is lost. */
const when = z.enum(['before', 'after']).default('before');

const errorStatus = z.int().min(400).max(599);

export const faultSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('latency'),
      ms: z.int().min(1).max(600_000),
      jitter_ms: z.int().min(0).max(600_000).default(0),
      ...where,
    }),
    z
      .strictObject({
        kind: z.literal('status'),
        status: z.int().min(200).max(599),
        /** In the place of the service's own words. */
        body: z.json().optional(),
        retry_after: z.int().min(0).max(3600).optional(),
        headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).default({}),
        when,
        ...where,
      })
      // Slack says no with 200.
      .refine(({ status, body }) => status >= 400 || body !== undefined, {
        path: ['status'],
        error: 'must be 400 to 599, unless there is a body',
      }),
    z.strictObject({
      kind: z.literal('html'),
      status: z.int().min(200).max(599).default(502),
      when,
      ...where,
    }),
    z.strictObject({ kind: z.literal('no_envelope'), status: errorStatus.default(500), when, ...where }),
    z.strictObject({ kind: z.literal('truncated'), ...where }),
    z.strictObject({ kind: z.literal('timeout'), when, ...where }),
    z.strictObject({ kind: z.literal('reset'), when, ...where }),
    z.strictObject({ kind: z.literal('refuse'), seconds: z.number().gt(0).max(600) }),
  ],
  { error: `kind must be one of ${kinds.join(', ')}` },
);

type Fault = z.output<typeof faultSchema>;
/** Everything but `refuse`, which concerns the port and no request. */
export type RequestFault = Exclude<Fault, { kind: 'refuse' }>;
