import type Stripe from 'stripe';
import { updateInvoice } from '../changes/update-invoice.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import type { World } from '../world.ts';

/** Terminal; the open invoice is voided (stripe.md 6, incomplete_expired). */
export function expireIncomplete(world: World, { id }: Stripe.Subscription): void {
  for (const invoice of world.invoices.list({ index: 'open', value: id })) {
    updateInvoice(
      world,
      invoice.id,
      { status: 'void', auto_advance: false, next_payment_attempt: null },
      'invoice.voided',
    );
  }
  updateSubscription(world, id, { status: 'incomplete_expired', ended_at: world.now() });
}
