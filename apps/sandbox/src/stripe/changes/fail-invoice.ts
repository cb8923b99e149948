import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { settingsOf } from '../billing/settings-of.ts';
import { theInvoice } from '../billing/the-invoice.ts';
import type { World } from '../world.ts';
import { updateInvoice } from './update-invoice.ts';

const day = 86_400;

/** A payment failed: the next attempt is written on the invoice, or that there is none. */
export function failInvoice(world: World, id: string): Stripe.Invoice {
  const invoice = theInvoice(world, id);
  const wait = isCollected(world, invoice) ? settingsOf(world).retryDays[invoice.attempt_count] : undefined;
  return updateInvoice(
    world,
    id,
    {
      attempted: true,
      attempt_count: invoice.attempt_count + 1,
      next_payment_attempt: wait === undefined ? null : world.now() + wait * day,
    },
    'invoice.payment_failed',
  );
}

/** Nothing is collected any more for what has ended. */
function isCollected(world: World, { parent }: Stripe.Invoice): boolean {
  const subscription = parent?.subscription_details?.subscription;
  return subscription !== undefined && world.subscriptions.get(idOf(subscription))?.ended_at === null;
}
