import { createHandoff, findAccountByRef, listCustomers } from '@planbridge/accounts';
import { changeTerms } from '@planbridge/billing';
import type { SubscriptionSnapshot } from '@planbridge/billing';
import type { OpenPortalInput, OpenPortalResult, PortalFlow } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { readSubscriptions } from '../stripe/read-subscriptions.ts';
import { changeUrl } from './change-url.ts';
import type { ClickDependencies } from './click-dependencies.ts';
import type { PortalConfigurations } from './create-portal-configurations.ts';
import { portalUrl } from './portal-url.ts';
import type { PortalTarget } from './portal-url.ts';

type Means = Readonly<{ stripe: Stripe; portals: PortalConfigurations }>;

/** Leads to Stripe's portal. No customer is made for it: who never bought anything has nothing to manage. */
export async function openPortal(
  deps: ClickDependencies,
  { ref, returnUrl, flow, fingerprint }: OpenPortalInput,
  means: Means,
): Promise<OpenPortalResult> {
  const { db } = deps;
  const account = await findAccountByRef(db, ref);
  const customers = account === null ? [] : await listCustomers(db, account.id);
  const living = customers.filter(({ deleted }) => !deleted).map(({ customerId }) => customerId);
  const current = customers.find((customer) => customer.current)?.customerId;
  if (current === undefined) {
    return { fingerprint, outcome: 'no-billing-account' };
  }
  const subscriptions =
    flow === 'plan_change' || flow === 'cancel'
      ? await readSubscriptions({
          stripe: means.stripe,
          customerIds: living,
          expectsOne: false,
          onPage: async () => undefined,
        })
      : [];
  const [only, ...others] = subscriptions;
  const subscription = others.length === 0 ? only : undefined;
  const target = { ...targetOf(flow, current, subscription), returnUrl };
  const url = await urlOf(deps, means, { target, subscription });
  return {
    fingerprint,
    outcome: 'redirect',
    handoffId: await createHandoff(db, { ref, url, kind: 'portal' }),
  };
}

/** Where a plan of the catalogue is changed the catalogue's terms hold; for all else the portal is the operator's own. */
async function urlOf(
  { activeCatalogue, portalConfiguration }: ClickDependencies,
  { stripe, portals }: Means,
  {
    target,
    subscription,
  }: Readonly<{ target: PortalTarget; subscription: SubscriptionSnapshot | undefined }>,
): Promise<string> {
  if (target.flow?.type === 'subscription_update' && subscription !== undefined) {
    const catalogue = await activeCatalogue();
    const terms = changeTerms(catalogue, subscription);
    if (terms !== null) {
      return changeUrl(stripe, { portals, wish: { catalogue, terms, change: null }, target });
    }
  }
  return portalUrl(stripe, portalConfiguration, target);
}

/** A flow needs the one subscription it is about; without that the portal's first page lets the user choose. */
function targetOf(
  flow: PortalFlow | null,
  current: string,
  subscription: SubscriptionSnapshot | undefined,
): Omit<PortalTarget, 'returnUrl'> {
  const first = { customer: subscription?.customerId ?? current, flow: null };
  switch (flow) {
    case 'payment_method':
      return { customer: current, flow: { type: 'payment_method_update' } };
    case 'plan_change':
      // Stripe changes no subscription of several items there, and the first page shows what a schedule has in store.
      return subscription === undefined || subscription.items.length !== 1 || subscription.hasSchedule
        ? first
        : {
            customer: subscription.customerId,
            flow: { type: 'subscription_update', subscription_update: { subscription: subscription.id } },
          };
    case 'cancel':
      return subscription === undefined || subscription.cancelAt !== null || subscription.cancelAtPeriodEnd
        ? first
        : {
            customer: subscription.customerId,
            flow: { type: 'subscription_cancel', subscription_cancel: { subscription: subscription.id } },
          };
    case null:
      return first;
  }
}
