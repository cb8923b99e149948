// Each of these may change what an account may use, or tells of it first; each carries a customer. Charges and disputes carry none
// that is sure to be ours, and change no subscription by themselves.
const snapshotTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'customer.subscription.pending_update_applied',
  'customer.subscription.pending_update_expired',
  'customer.subscription.trial_will_end',
  'customer.updated',
  'customer.deleted',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'invoice.marked_uncollectible',
  'invoice.voided',
] as const;

// Since 2026-10-28.endive a thin event may name what changed; these have no snapshot form.
const thinOnlyTypes = [
  'v1.customer.subscription.active',
  'v1.customer.subscription.trialing',
  'v1.customer.subscription.past_due',
  'v1.customer.subscription.unpaid',
  'v1.customer.subscription.incomplete',
  'v1.customer.subscription.incomplete_expired',
  'v1.customer.subscription.cancel_at_changed',
  'v1.customer.subscription.item_added',
  'v1.customer.subscription.item_removed',
  'v1.customer.subscription.item_price_changed',
  'v1.customer.subscription.item_quantity_changed',
] as const;

/** The events that start a settlement, in both forms: what to enable on a webhook endpoint (snapshot) or an event destination (thin). */
export const handledEventTypes: readonly string[] = [
  ...snapshotTypes,
  ...snapshotTypes.map((type) => `v1.${type}`),
  ...thinOnlyTypes,
];
