import { z } from 'zod';
import { fields } from '../http/fields.ts';

const { text, integer, flag, unset, metadata, ignored } = fields;

export const changedSubscriptionParams = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: text.optional(),
        price: text.optional(),
        quantity: integer.pipe(z.number().min(1)).optional(),
        deleted: flag.optional(),
        metadata: ignored,
      }),
    )
    .max(20)
    .optional(),
  cancel_at: z.union([unset, integer, z.enum(['min_period_end', 'max_period_end'])]).optional(),
  cancel_at_period_end: flag.optional(),
  cancellation_details: ignored,
  default_payment_method: ignored,
  metadata: metadata.optional(),
  pause_collection: z
    .union([
      unset,
      z.strictObject({
        behavior: z.enum(['keep_as_draft', 'mark_uncollectible', 'void']),
        resumes_at: integer.optional(),
      }),
    ])
    .optional(),
  payment_behavior: z
    .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'])
    .optional(),
  proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
  proration_date: ignored,
  trial_end: z.union([integer, z.literal('now')]).optional(),
});

export type ChangedSubscriptionParams = z.infer<typeof changedSubscriptionParams>;
