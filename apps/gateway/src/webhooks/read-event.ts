import { eventCustomer, isHandledEventType } from '@planbridge/billing';
import type { SettleEventInput } from '@planbridge/contracts';
import type { StripeEvent } from './stripe-event-schema.ts';

export type IgnoredReason = 'unknown-type' | 'wrong-mode' | 'foreign-account' | 'no-customer';

export type EventReading =
  Readonly<{ kind: 'settle'; input: SettleEventInput }> | Readonly<{ kind: 'ignore'; reason: IgnoredReason }>;

/** Whether a verified event concerns us, and if so what the workflow has to know of it. */
export function readEvent(event: StripeEvent, { livemode }: Readonly<{ livemode: boolean }>): EventReading {
  if (event.livemode !== livemode) {
    return { kind: 'ignore', reason: 'wrong-mode' };
  }
  // Set on events of connected accounts and of other accounts of an organisation: their customers are not ours.
  if (isSet(event.account) || isSet(event.context)) {
    return { kind: 'ignore', reason: 'foreign-account' };
  }
  if (!isHandledEventType(event.type)) {
    return { kind: 'ignore', reason: 'unknown-type' };
  }
  const whose = whoseEvent(event);
  return whose === null
    ? { kind: 'ignore', reason: 'no-customer' }
    : { kind: 'settle', input: { eventId: event.id, type: event.type, ...whose } };
}

function whoseEvent(event: StripeEvent): Pick<SettleEventInput, 'customerId' | 'object'> | null {
  if (event.object === 'event') {
    const customerId = eventCustomer(event.data.object);
    return customerId !== null && isStripeId(customerId) ? { customerId, object: null } : null;
  }
  const related = event.related_object ?? null;
  if (related === null || !isStripeId(related.id) || !isStripeId(related.type)) {
    return null;
  }
  const { id, type } = related;
  return type === 'customer' ? { customerId: id, object: null } : { customerId: null, object: { id, type } };
}

// Customers may carry ids that their owner chose, even an e-mail; such a one must not stand in Temporal.
function isStripeId(text: string): boolean {
  return /^[\w.-]{1,200}$/.test(text);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
