import { updateInvoice } from '../changes/update-invoice.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import type { World } from '../world.ts';

/** Not paid in time: the invoice is void, and the change forgotten. */
export function expirePendingChange(world: World, subscriptionId: string): void {
  const pending = world.pendingChanges.get(subscriptionId);
  world.pendingChanges.remove(subscriptionId);
  if (pending !== undefined && world.subscriptions.get(subscriptionId)?.ended_at === null) {
    updateInvoice(world, pending.invoice, { status: 'void', auto_advance: false }, 'invoice.voided');
    updateSubscription(
      world,
      subscriptionId,
      { pending_update: null },
      'customer.subscription.pending_update_expired',
    );
  }
}
