import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { soldLine } from '../billing/sold-line.ts';
import type { SoldLine } from '../billing/sold-line.ts';
import type { World } from '../world.ts';

export type CheckoutView = Readonly<{
  session: Stripe.Checkout.Session;
  customer: Stripe.Customer | null;
  lines: readonly SoldLine[];
  trialDays: number | null;
  takesPromotion: boolean;
  /** Nothing is due today and no card has to be given for later. */
  cardOptional: boolean;
}>;

/** What the Checkout page shows. Null: there is no such session. */
export function findCheckout(world: World, sessionId: string): CheckoutView | null {
  const session = world.sessions.get(sessionId);
  const plan = world.checkoutPlans.get(sessionId);
  if (session === undefined || plan === undefined) {
    return null;
  }
  const customer = session.customer === null ? undefined : world.customers.get(idOf(session.customer));
  return {
    session,
    customer: customer === undefined || customer.deleted ? null : customer,
    lines: plan.lines.flatMap(({ price, quantity }) => soldLine(world, price, quantity)),
    trialDays: plan.trialDays,
    takesPromotion: session.allow_promotion_codes === true,
    cardOptional: session.payment_method_collection === 'if_required' && session.amount_total === 0,
  };
}
