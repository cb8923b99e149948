import { createHandoff, findAccountByRef, listCustomers } from '@planbridge/accounts';
import type { SubscriptionSnapshot } from '@planbridge/billing';
import type { OpenPortalInput, OpenPortalResult, PortalFlow } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { readSubscriptions } from '../stripe/read-subscriptions.ts';
import type { ClickDependencies } from './click-dependencies.ts';
import { portalUrl } from './portal-url.ts';
import type { PortalTarget } from './portal-url.ts';

/** Leads to Stripe's portal. No customer is made for it: who never bought anything has nothing to manage. */
export async function openPortal(
  { db, portalConfiguration }: ClickDependencies,
  { ref, returnUrl, flow, fingerprint }: OpenPortalInput,
  stripe: Stripe,
): Promise<OpenPortalResult> {
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
          stripe,
          customerIds: living,
          expectsOne: false,
          onPage: async () => undefined,
        })
      : [];
  const target = targetOf(flow, current, subscriptions);
  const url = await portalUrl(stripe, portalConfiguration, { ...target, returnUrl });
  return {
    fingerprint,
    outcome: 'redirect',
    handoffId: await createHandoff(db, { ref, url, kind: 'portal' }),
  };
}

/** A flow needs the one subscription it is about; without that the portal's first page lets the user choose. */
function targetOf(
  flow: PortalFlow | null,
  current: string,
  subscriptions: readonly SubscriptionSnapshot[],
): Omit<PortalTarget, 'returnUrl'> {
  const [only, ...others] = subscriptions;
  const subscription = others.length === 0 ? only : undefined;
  switch (flow) {
    case 'payment_method':
      return { customer: current, flow: { type: 'payment_method_update' } };
    case 'plan_change':
      return subscription === undefined
        ? { customer: current, flow: null }
        : {
            customer: subscription.customerId,
            flow: { type: 'subscription_update', subscription_update: { subscription: subscription.id } },
          };
    case 'cancel':
      return subscription === undefined || subscription.cancelAt !== null || subscription.cancelAtPeriodEnd
        ? { customer: current, flow: null }
        : {
            customer: subscription.customerId,
            flow: { type: 'subscription_cancel', subscription_cancel: { subscription: subscription.id } },
          };
    case null:
      return { customer: current, flow: null };
  }
}
