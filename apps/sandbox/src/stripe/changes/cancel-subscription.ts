import type Stripe from 'stripe';
import { theSubscription } from '../billing/the-subscription.ts';
import { emitEvent } from '../events/emit-event.ts';
import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';
import { closeSchedule } from './close-schedule.ts';
import { updateInvoice } from './update-invoice.ts';

/** Ends it now. That is told by `deleted` alone; what it still owes is no longer collected (API reference, cancel a subscription). */
export function cancelSubscription(
  world: World,
  id: string,
  reason: 'cancellation_requested' | 'payment_failed' | null,
): Stripe.Subscription {
  const before = theSubscription(world, id);
  if (before.status === 'canceled' || before.status === 'incomplete_expired') {
    throw refusal({
      message: `No such subscription: '${id}'`,
      code: 'resource_missing',
      param: 'id',
      status: 404,
    });
  }
  const canceled: Stripe.Subscription = {
    ...before,
    status: 'canceled',
    canceled_at: before.canceled_at ?? world.now(),
    ended_at: world.now(),
    pause_collection: null,
    schedule: null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...before.cancellation_details,
      reason: reason ?? before.cancellation_details?.reason ?? null,
    },
  };
  closeSchedule(world, before, 'canceled');
  world.subscriptions.put(id, canceled);
  world.pendingProrations.remove(id);
  world.pendingChanges.remove(id);
  world.trialReminders.remove(id);
  for (const invoice of world.invoices.list({ index: 'open', value: id })) {
    updateInvoice(world, invoice.id, { auto_advance: false, next_payment_attempt: null });
  }
  emitEvent(world, 'customer.subscription.deleted', canceled);
  return canceled;
}
