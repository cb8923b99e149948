import { z } from 'zod';

// Ids become workflow ids and search attributes, so they are held to the characters that Stripe's have.
const eventId = z.string().regex(/^evt_\w{1,200}$/);
const eventType = z.string().regex(/^[\w.]{1,200}$/);

const snapshotSchema = z.object({
  object: z.literal('event'),
  id: eventId,
  type: eventType,
  livemode: z.boolean(),
  account: z.unknown().optional(),
  context: z.unknown().optional(),
  data: z.object({ object: z.unknown().optional() }),
});

const thinSchema = z.object({
  object: z.literal('v2.core.event'),
  id: eventId,
  type: eventType,
  livemode: z.boolean(),
  account: z.unknown().optional(),
  context: z.unknown().optional(),
  related_object: z.object({ id: z.string(), type: z.string() }).nullish(),
});

/** A verified event, as far as it is trusted: ids. */
export const stripeEventSchema = z.discriminatedUnion('object', [snapshotSchema, thinSchema]);

export type StripeEvent = z.infer<typeof stripeEventSchema>;
