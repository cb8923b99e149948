import { eventCustomer, isHandledEventType } from '@planbridge/billing';
import type { SettleEventInput } from '@planbridge/contracts';
import { z } from 'zod';

const listedEvent = z.object({
  id: z.string().regex(/^evt_\w{1,200}$/),
  type: z.string(),
  livemode: z.boolean(),
  account: z.unknown().optional(),
  data: z.object({ object: z.unknown().optional() }),
});

/** What an event from Stripe's list is trusted for, as the gateway would have read it; null: it is not for us. */
export function eventToSettle(
  listed: unknown,
  { livemode }: Readonly<{ livemode: boolean }>,
): SettleEventInput | null {
  const event = listedEvent.safeParse(listed).data;
  if (event === undefined) {
    return null; // The gateway would refuse it too, and failing would keep all later ones waiting.
  }
  const isOurs = event.livemode === livemode && (event.account ?? null) === null;
  const customerId = eventCustomer(event.data.object);
  // A customer's id that its owner chose may be an e-mail, which must not stand in Temporal.
  return isOurs && isHandledEventType(event.type) && customerId !== null && /^[\w.-]{1,200}$/.test(customerId)
    ? { eventId: event.id, type: event.type, customerId, object: null }
    : null;
}
