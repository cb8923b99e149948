import { z } from 'zod';
import { fields } from '../http/fields.ts';

const { text, integer, ignored } = fields;
const url = z.url('Not a valid URL.');
const ofSubscription = z.strictObject({ subscription: text, retention: ignored });

export const portalSessionParams = z.strictObject({
  customer: text,
  configuration: text.optional(),
  return_url: url.optional(),
  locale: text.optional(),
  flow_data: z
    .strictObject({
      type: z.enum([
        'customer_update',
        'payment_method_update',
        'subscription_cancel',
        'subscription_pause',
        'subscription_update',
        'subscription_update_confirm',
      ]),
      after_completion: z
        .strictObject({
          type: z.enum(['redirect', 'hosted_confirmation', 'portal_homepage']),
          redirect: z.strictObject({ return_url: url }).optional(),
          hosted_confirmation: z.strictObject({ custom_message: text.optional() }).optional(),
        })
        .optional(),
      subscription_cancel: ofSubscription.optional(),
      subscription_pause: ofSubscription.optional(),
      subscription_update: ofSubscription.optional(),
      subscription_update_confirm: z
        .strictObject({
          subscription: text,
          // stripe.md 5: exactly one item.
          items: z
            .array(z.strictObject({ id: text, price: text.optional(), quantity: integer.optional() }))
            .length(1, 'Exactly one item.'),
          discounts: ignored,
        })
        .optional(),
    })
    .optional(),
  after_expiration: ignored,
  on_behalf_of: text.optional(),
});

export type PortalSessionParams = z.infer<typeof portalSessionParams>;
