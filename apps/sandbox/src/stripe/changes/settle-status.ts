import type Stripe from 'stripe';
import { settingsOf } from '../billing/settings-of.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import type { PendingChange } from '../records/pending-change.ts';
import type { World } from '../world.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { updateSubscription } from './update-subscription.ts';

/**
 * What an invoice's payment means to its subscription: paid, the latest one makes it active; failed, it becomes past_due, and after the last
 * retry what the settings say (stripe.md 6, past_due and unpaid).
 */
export function settleStatus(world: World, id: string, invoice: Stripe.Invoice): Stripe.Subscription {
  const subscription = theSubscription(world, id);
  const pending = world.pendingChanges.get(id);
  if (pending?.invoice === invoice.id) {
    return invoice.status === 'paid' ? applyPending(world, id, pending) : subscription;
  }
  if (invoice.status === 'paid' && subscription.latest_invoice === invoice.id && isOwing(subscription)) {
    return restore(world, subscription);
  }
  return invoice.status === 'open' && invoice.attempted ? failed(world, subscription, invoice) : subscription;
}

function applyPending(world: World, id: string, { change }: PendingChange): Stripe.Subscription {
  world.pendingChanges.remove(id);
  return updateSubscription(
    world,
    id,
    { ...change, pending_update: null },
    'customer.subscription.pending_update_applied',
  );
}

function isOwing({ status }: Stripe.Subscription): boolean {
  return status === 'past_due' || status === 'unpaid' || status === 'incomplete' || status === 'paused';
}

function restore(world: World, { id, status }: Stripe.Subscription): Stripe.Subscription {
  return updateSubscription(
    world,
    id,
    { status: 'active' },
    status === 'paused' ? 'customer.subscription.resumed' : undefined,
  );
}

function failed(
  world: World,
  subscription: Stripe.Subscription,
  invoice: Stripe.Invoice,
): Stripe.Subscription {
  const { id, status } = subscription;
  if (status !== 'active' && status !== 'past_due') {
    return subscription;
  }
  const { afterLastRetry } = settingsOf(world);
  if (invoice.next_payment_attempt !== null || afterLastRetry === 'past_due') {
    return updateSubscription(world, id, { status: 'past_due' });
  }
  return afterLastRetry === 'unpaid'
    ? updateSubscription(world, id, { status: 'unpaid' })
    : cancelSubscription(world, id, 'payment_failed');
}
