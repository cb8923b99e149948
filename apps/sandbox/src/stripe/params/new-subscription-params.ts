import { z } from 'zod';
import { fields } from '../http/fields.ts';

const { text, integer, flag, metadata, ignored } = fields;

export const newSubscriptionParams = z.strictObject({
  customer: text,
  items: z
    .array(
      z.strictObject({
        price: text,
        quantity: integer.pipe(z.number().min(1)).default(1),
        metadata: ignored,
      }),
    )
    .min(1)
    .max(20),
  cancel_at_period_end: flag.optional(),
  collection_method: z.enum(['charge_automatically']).optional(),
  default_payment_method: ignored,
  billing_mode: ignored,
  metadata: metadata.optional(),
  payment_behavior: z
    .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete'])
    .default('allow_incomplete'),
  trial_end: z.union([integer, z.literal('now')]).optional(),
  trial_period_days: integer.pipe(z.number().min(1).max(730)).optional(),
  trial_settings: z
    .strictObject({
      end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }),
    })
    .optional(),
});

export type NewSubscriptionParams = z.infer<typeof newSubscriptionParams>;
