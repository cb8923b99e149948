import { takeHandoff } from '@planbridge/accounts';
import type { CheckoutWish } from '@planbridge/contracts';
import { attempt } from './attempt.ts';
import type { World } from './start-world.ts';
import { subscriptionOf } from './stripe-objects.ts';
import type { SubscriptionWish } from './stripe-objects.ts';
import { wish } from './wish.ts';

/** An account with one customer and perhaps a subscription, and its user's clicks; each click is a workflow's run of its own. */
export async function setUpClick(world: World, subscription: SubscriptionWish | null = null) {
  const account = await world.createAccount();
  const all = await world.setup();
  const [customer = ''] = account.customers;
  if (subscription !== null) {
    all.stripe.objects.subscriptions.push(subscriptionOf(customer, subscription));
  }
  const click = async (wanted: Partial<CheckoutWish> = {}) => {
    const { result } = await attempt().run(all.activities.openCheckout, wish(account.ref, wanted));
    const handoff = result.outcome === 'redirect' ? await takeHandoff(all.db, result.handoffId) : null;
    return { result, url: handoff?.url, kind: handoff?.kind };
  };
  const sent = (name: string) =>
    all.stripe.callsTo(name).map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  const openSession = (id: string, plan: string, minutes: number) => {
    const session = {
      object: 'checkout.session',
      id,
      customer,
      status: 'open',
      url: `https://checkout.example/${id}`,
      expires_at: Math.floor(Date.now() / 1000) + minutes * 60,
      metadata: { fingerprint: wish(account.ref, { plan }).fingerprint },
    };
    all.stripe.objects.sessions.push(session);
  };
  const closeAll = () => {
    all.stripe.objects.sessions.forEach((session, at) => {
      all.stripe.objects.sessions[at] = { ...session, status: 'complete' };
    });
  };
  const statuses = () =>
    all.stripe.objects.sessions.map(({ id, ['status']: status }) => `${id} ${String(status)}`);
  return { ...all, account, customer, click, sent, openSession, closeAll, statuses };
}
