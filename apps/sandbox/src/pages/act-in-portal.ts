import { z } from 'zod';
import { inputError } from '../http/input-error.ts';
import { explained } from '../stripe/control/explained.ts';
import { cancelAtPeriodEnd } from '../stripe/operations/cancel-at-period-end.ts';
import { cancelNow } from '../stripe/operations/cancel-now.ts';
import { changePlan } from '../stripe/operations/change-plan.ts';
import type { PortalView } from '../stripe/operations/find-portal-session.ts';
import { pauseSubscription } from '../stripe/operations/pause-subscription.ts';
import { payOpenInvoice } from '../stripe/operations/pay-open-invoice.ts';
import { plansOffered } from '../stripe/operations/plans-offered.ts';
import { resumeSubscription } from '../stripe/operations/resume-subscription.ts';
import { updatePaymentMethod } from '../stripe/operations/update-payment-method.ts';
import type { World } from '../stripe/world.ts';

const subscription = z.string();

export const portalActionSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('change'),
    subscription,
    price: z.string(),
    seats: z.coerce.number().int().min(1).max(10_000),
  }),
  z.object({ action: z.enum(['cancel', 'cancel_now', 'keep', 'pause']), subscription }),
  z.object({ action: z.literal('pay_invoice'), subscription }),
  z.object({ action: z.literal('card_pays') }),
  z.object({ action: z.literal('card_declines') }),
  z.object({ action: z.literal('card_challenges') }),
]);

const cards = { card_pays: 'pays', card_declines: 'declines', card_challenges: 'challenges' } as const;

/** Does what was clicked, and says it in words. A visitor reaches the own subscriptions only. */
export function actInPortal(
  world: World,
  view: PortalView,
  action: z.output<typeof portalActionSchema>,
): string {
  if (
    action.action === 'card_pays' ||
    action.action === 'card_declines' ||
    action.action === 'card_challenges'
  ) {
    updatePaymentMethod(world, view.customer.id, cards[action.action]);
    return 'Your payment method was changed.';
  }
  const { subscription: wished } = action;
  const shown = view.subscriptions.find((own) => own.subscription.id === wished);
  if (shown === undefined) {
    throw inputError('You have no such subscription, or it has ended.', 404);
  }
  const { id } = shown.subscription;
  switch (action.action) {
    case 'change': {
      if (!plansOffered(world, view, shown.subscription).some(({ price }) => price.id === action.price)) {
        throw inputError('That plan is not offered here.', 404);
      }
      const { price, seats: quantity } = action;
      const { effective } = explained(() =>
        changePlan(world, id, { price, quantity, configuration: view.configuration }),
      );
      return effective === 'now'
        ? 'Your plan was changed.'
        : 'Your plan will change at the end of the period.';
    }
    case 'cancel':
      if (view.configuration.features.subscription_cancel.mode === 'immediately') {
        cancelNow(world, id);
        return 'Your plan was cancelled.';
      }
      cancelAtPeriodEnd(world, id);
      return 'Your plan will end with its period.';
    case 'cancel_now':
      cancelNow(world, id);
      return 'Your plan was cancelled.';
    case 'keep':
      resumeSubscription(world, id);
      return 'Your plan goes on.';
    case 'pause':
      pauseSubscription(world, id);
      return 'Your plan is paused.';
    case 'pay_invoice': {
      const paid =
        shown.openInvoice !== null && payOpenInvoice(world, shown.openInvoice.id, true).status === 'paid';
      return paid ? 'The invoice is paid.' : 'The card was declined; the invoice stays open.';
    }
  }
}
