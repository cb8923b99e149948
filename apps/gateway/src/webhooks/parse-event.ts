import { stripeEventSchema } from './stripe-event-schema.ts';
import type { StripeEvent } from './stripe-event-schema.ts';

/** Null: the bytes are no event, however well signed. */
export function parseEvent(body: Buffer): StripeEvent | null {
  try {
    return stripeEventSchema.safeParse(JSON.parse(body.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
