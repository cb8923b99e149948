/** `grace`: granted, for as long as the plan's `graceDays` say. `unknown`: Stripe has a status that we do not know. */
export type Access = 'granted' | 'grace' | 'denied' | 'unknown';

const accessByStatus: ReadonlyMap<string, Access> = new Map([
  ['trialing', 'granted'],
  ['active', 'granted'], // Also with `pause_collection` or a scheduled cancellation: Stripe changes the status when access ends.
  ['past_due', 'grace'], // Stripe is still retrying the payment.
  ['unpaid', 'denied'], // Stripe has given up retrying, and drafts invoices without collecting them.
  ['paused', 'denied'],
  ['incomplete', 'denied'],
  ['incomplete_expired', 'denied'],
  ['canceled', 'denied'],
]);

export function accessOfStatus(status: string): Access {
  return accessByStatus.get(status) ?? 'unknown';
}
