import type Stripe from 'stripe';
import { scheduledChange } from '../billing/scheduled-change.ts';
import { soldLine } from '../billing/sold-line.ts';
import type { SoldLine } from '../billing/sold-line.ts';
import type { PaymentMethodState } from '../records/payment-method-state.ts';
import type { PortalVisit } from '../records/portal-visit.ts';
import type { World } from '../world.ts';

export type PortalSubscription = Readonly<{
  subscription: Stripe.Subscription;
  lines: readonly SoldLine[];
  /** A change that waits for the period's end. */
  scheduled: (SoldLine & Readonly<{ at: number }>) | null;
  openInvoice: Stripe.Invoice | null;
}>;

export type PortalView = Readonly<{
  session: Stripe.BillingPortal.Session;
  customer: Stripe.Customer;
  card: PaymentMethodState | 'none';
  configuration: Stripe.BillingPortal.Configuration;
  flow: Stripe.BillingPortal.Session.Flow | null;
  returnUrl: string | null;
  /** Live ones; what has ended is not shown. */
  subscriptions: readonly PortalSubscription[];
}>;

/** A link is good for five minutes, and an opened page for an hour after it was last used (docs.stripe.com/customer-management/integrate-customer-portal). */
const unopenedSeconds = 5 * 60;
const openedSeconds = 60 * 60;

/** What the portal shows to who holds this link. Null: no such link, or it is out of time. */
export function findPortalSession(world: World, token: string): PortalView | null {
  const visit = world.portalVisits.get(token);
  if (visit === undefined || isOver(world, visit)) {
    return null;
  }
  const { session } = visit;
  const customer = world.customers.get(session.customer);
  const configuration =
    typeof session.configuration === 'string'
      ? world.portalConfigurations.get(session.configuration)
      : session.configuration;
  if (customer === undefined || customer.deleted || configuration === undefined) {
    return null;
  }
  world.portalVisits.put(token, { ...visit, seenAt: world.now() });
  return {
    session,
    customer,
    card: world.paymentMethods.get(customer.id) ?? 'none',
    configuration,
    flow: session.flow,
    returnUrl: session.return_url,
    subscriptions: world.subscriptions
      .list({ index: 'customer', value: customer.id })
      .filter(({ ended_at: endedAt }) => endedAt === null)
      .map((subscription) => shown(world, subscription)),
  };
}

function isOver(world: World, { session, seenAt }: PortalVisit): boolean {
  return world.now() > (seenAt === null ? session.created + unopenedSeconds : seenAt + openedSeconds);
}

function shown(world: World, subscription: Stripe.Subscription): PortalSubscription {
  const change = scheduledChange(world, subscription);
  const [scheduled] = change === null ? [] : soldLine(world, change.price, change.quantity);
  const [openInvoice] = world.invoices.list({ index: 'open', value: subscription.id });
  return {
    subscription,
    lines: subscription.items.data.flatMap(({ price, quantity }) => soldLine(world, price.id, quantity ?? 1)),
    scheduled: change === null || scheduled === undefined ? null : { ...scheduled, at: change.at },
    openInvoice: openInvoice ?? null,
  };
}
