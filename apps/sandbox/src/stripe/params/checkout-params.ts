import { z } from 'zod';
import { fields } from '../http/fields.ts';

const { text, integer, flag, unset, metadata, ignored } = fields;
const written = z.enum(['auto', 'never']);

const url = z.url('Not a valid URL.').max(5000);

/** What a session in subscription mode is made of. `payment_method_types` was removed in endive (stripe.md 0.4), so it is unknown. */
export const checkoutParams = z.strictObject({
  mode: z.enum(['subscription'], 'The sandbox sells subscriptions only: mode must be subscription.'),
  customer: text.optional(),
  customer_email: text.optional(),
  client_reference_id: z.string().max(200).optional(),
  metadata: metadata.optional(),
  line_items: z
    .array(
      z.strictObject({
        price: text,
        quantity: integer.pipe(z.number().min(1)).default(1),
        adjustable_quantity: ignored,
      }),
    )
    .min(1)
    // The limit of recurring prices (API reference, sessions, `line_items`).
    .max(20),
  subscription_data: z
    .strictObject({
      metadata: metadata.optional(),
      trial_period_days: integer.pipe(z.number().min(1).max(730)).optional(),
      trial_end: integer.optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({
            missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']),
          }),
        })
        .optional(),
      billing_mode: ignored,
      description: ignored,
    })
    .optional(),
  success_url: url,
  cancel_url: url.optional(),
  expires_at: integer.optional(),
  allow_promotion_codes: flag.optional(),
  payment_method_collection: z.enum(['always', 'if_required']).default('always'),
  locale: text.optional(),
  allowed_payment_method_types: ignored,
  automatic_tax: z.strictObject({ enabled: flag, liability: ignored }).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  branding_settings: z
    .strictObject({
      display_name: text.optional(),
      button_color: z.union([unset, z.string().regex(/^#[\da-f]{6}$/i, 'Invalid hex color.')]).optional(),
      background_color: ignored,
      border_style: ignored,
      font_family: ignored,
      icon: ignored,
      logo: ignored,
    })
    .optional(),
  consent_collection: ignored,
  custom_text: z
    .strictObject({
      submit: z.union([unset, z.strictObject({ message: z.string().max(1200) })]).optional(),
      after_submit: ignored,
      shipping_address: ignored,
      terms_of_service_acceptance: ignored,
    })
    .optional(),
  customer_update: z
    .strictObject({ address: written.optional(), name: written.optional(), shipping: written.optional() })
    .optional(),
  adaptive_pricing: ignored,
  origin_context: ignored,
  saved_payment_method_options: ignored,
  tax_id_collection: z
    .strictObject({ enabled: flag, required: z.enum(['if_supported', 'never']).optional() })
    .optional(),
  ui_mode: z.enum(['hosted_page']).optional(),
});

export type CheckoutParams = z.infer<typeof checkoutParams>;
