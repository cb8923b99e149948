/** `grace`: granted, for as long as the plan's `graceDays` say. `unknown`: Stripe has a status that we do not know. */
export type Access = 'granted' | 'grace' | 'denied' | 'unknown';

// What Stripe says of each, also where the name alone does not tell: docs/decisions/0001.
const accessByStatus: ReadonlyMap<string, Access> = new Map([
  ['trialing', 'granted'],
  ['active', 'granted'], // Also with `pause_collection` or a scheduled cancellation: Stripe changes the status when access ends.
  ['past_due', 'grace'], // Stripe is still retrying the payment.
  ['unpaid', 'denied'], // Stripe has given up retrying, and drafts invoices without collecting them.
  ['paused', 'denied'], // The trial ended without a card, or somebody paused it: no invoices and no service.
  ['incomplete', 'denied'], // Also while its payment is pending: Stripe calls it active as soon as it relies on that.
  ['incomplete_expired', 'denied'],
  ['canceled', 'denied'],
]);

export function accessOfStatus(status: string): Access {
  return accessByStatus.get(status) ?? 'unknown';
}
