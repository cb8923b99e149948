import { z } from 'zod';
import { fields } from '../http/fields.ts';

const { text, integer, flag, unset, metadata, ignored } = fields;
const proration = z.enum(['always_invoice', 'create_prorations', 'none']);

const features = z.strictObject({
  customer_update: z
    .strictObject({ enabled: flag, allowed_updates: z.union([unset, z.array(text)]).optional() })
    .optional(),
  invoice_history: z.strictObject({ enabled: flag }).optional(),
  payment_method_update: z.strictObject({ enabled: flag }).optional(),
  subscription_cancel: z
    .strictObject({
      enabled: flag,
      mode: z.enum(['at_period_end', 'immediately']).optional(),
      proration_behavior: proration.optional(),
      cancellation_reason: ignored,
    })
    .optional(),
  subscription_pause: z.strictObject({ enabled: flag.optional(), duration: ignored }).optional(),
  subscription_update: z
    .strictObject({
      enabled: flag,
      default_allowed_updates: z
        .union([unset, z.array(z.enum(['price', 'quantity', 'promotion_code']))])
        .optional(),
      products: z
        .union([
          unset,
          z
            .array(
              z.strictObject({
                product: text,
                prices: z.array(text).min(1),
                adjustable_quantity: z
                  .strictObject({
                    enabled: flag,
                    maximum: integer.pipe(z.number().min(1)).optional(),
                    minimum: integer.pipe(z.number().min(0)).optional(),
                  })
                  .optional(),
              }),
            )
            // stripe.md 5: ten products at most.
            .max(10, 'At most 10 products.'),
        ])
        .optional(),
      proration_behavior: proration.optional(),
      billing_cycle_anchor: ignored,
      trial_update_behavior: z.enum(['continue_trial', 'end_trial']).optional(),
      schedule_at_period_end: z
        .strictObject({
          conditions: z
            .union([
              unset,
              z.array(z.strictObject({ type: z.enum(['decreasing_item_amount', 'shortening_interval']) })),
            ])
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

export const portalConfigurationParams = z.strictObject({
  features,
  name: z.union([unset, text]).optional(),
  default_return_url: z.union([unset, z.url('Not a valid URL.')]).optional(),
  metadata: metadata.optional(),
  business_profile: ignored,
  login_page: ignored,
});

export type PortalFeatureParams = z.infer<typeof features>;
