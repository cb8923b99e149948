import { createHandoff, findAccountByRef } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { decideCheckout, isLiveStatus, priceFor } from '@planbridge/billing';
import type { Catalogue, CheckoutDecision } from '@planbridge/billing';
import type { CheckoutKind, OpenCheckoutInput, OpenCheckoutResult } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { failure } from '../failure.ts';
import { readSubscriptions } from '../stripe/read-subscriptions.ts';
import type { Clicked } from '../workflows/ports.ts';
import type { ClickDependencies } from './click-dependencies.ts';
import { ensureCustomer } from './ensure-customer.ts';
import type { EnsuredCustomer } from './ensure-customer.ts';
import { expireSession, listOpenSessions } from './open-sessions.ts';
import type { OpenSession } from './open-sessions.ts';
import { portalUrl } from './portal-url.ts';
import { priceIdOf } from './price-id.ts';
import { retireDeletedCustomer } from './retire-deleted-customer.ts';
import { sessionParams } from './session-params.ts';

type Click = Readonly<{
  deps: ClickDependencies;
  stripe: Stripe;
  account: Account;
  catalogue: Catalogue;
  customer: EnsuredCustomer;
  input: OpenCheckoutInput;
  /** Of the workflow's run: a repeated attempt of it creates the same session. */
  runKey: string;
}>;

type Opened = Readonly<{ kind: CheckoutKind; url: string }> | 'already-on-plan' | 'start-again';

/** A session that was paid while we expired it changes what the click leads to; more than that in a row is somebody's experiment. */
const mostLooks = 3;

const tenMinutes = 600;

/** Leads a click to the one page that fits what the account has now. */
export async function openCheckout(
  deps: ClickDependencies,
  input: OpenCheckoutInput,
  { stripe, runKey }: Readonly<{ stripe: Stripe; runKey: string }>,
): Promise<Clicked<OpenCheckoutResult>> {
  const account = await findAccountByRef(deps.db, input.ref);
  if (account === null) {
    throw failure(failureTypes.databaseUnavailable, 'The account’s row is not there.', { ref: input.ref });
  }
  const catalogue = await deps.activeCatalogue();
  let link: EnsuredCustomer['link'] = null;
  for (let look = 0; look < mostLooks; look += 1) {
    const customer = await ensureCustomer(deps, stripe, account);
    link = customer.link ?? link;
    const click: Click = { deps, stripe, account, catalogue, customer, input, runKey };
    const opened = await openUnlessDeleted(click);
    if (opened !== 'start-again') {
      return { result: await resultOf(click, opened), link };
    }
  }
  throw failure(failureTypes.stripeUnavailable, 'The account’s sessions changed while they were read.');
}

async function resultOf(
  { deps, input }: Click,
  opened: Exclude<Opened, 'start-again'>,
): Promise<OpenCheckoutResult> {
  const { ref, fingerprint } = input;
  if (opened === 'already-on-plan') {
    return { fingerprint, outcome: 'already-on-plan' };
  }
  const handoffId = await createHandoff(deps.db, { ref, ...opened });
  return { fingerprint, outcome: 'redirect', kind: opened.kind, handoffId };
}

async function openUnlessDeleted(click: Click): Promise<Opened> {
  const { deps, stripe, customer } = click;
  try {
    return await open(click);
  } catch (error) {
    if (await retireDeletedCustomer(deps, stripe, { customer: customer.current, error })) {
      return 'start-again';
    }
    throw error;
  }
}

async function open(click: Click): Promise<Opened> {
  const { stripe, customer, catalogue, account, input } = click;
  const [subscriptions, sessions] = await Promise.all([
    readSubscriptions({
      stripe,
      customerIds: customer.all,
      expectsOne: isLiveStatus(account.status) && account.status !== 'none' && account.status !== 'granted',
      onPage: async () => undefined,
    }),
    listOpenSessions(stripe, customer.current),
  ]);
  const decision = decideCheckout({ catalogue, subscriptions, wish: input.wish });
  switch (decision.kind) {
    case 'checkout':
      return payableSession(click, sessions);
    case 'already-on-plan':
      return 'already-on-plan';
    case 'plan_change':
    case 'fix_payment':
    case 'resume':
      return { kind: decision.kind, url: await portalFor(click, decision) };
  }
}

/** One session may be payable at a time: the one with this very wish, if it lives long enough, else a new one. */
async function payableSession(click: Click, sessions: readonly OpenSession[]): Promise<Opened> {
  const { stripe, input, deps, account, catalogue, customer, runKey } = click;
  const nowSeconds = deps.now().getTime() / 1000;
  const reusable = sessions.find(
    ({ metadata, expires_at: end, url }) =>
      metadata?.['fingerprint'] === input.fingerprint && end - nowSeconds >= tenMinutes && url,
  );
  const others = sessions.filter((session) => session !== reusable);
  const expired = await Promise.all(others.map(({ id }) => expireSession(stripe, id)));
  if (expired.includes(false)) {
    return 'start-again';
  }
  if (reusable?.url) {
    return { kind: 'checkout', url: reusable.url };
  }
  const plan = catalogue.plans.find(({ id }) => id === input.wish.plan);
  const price = priceFor(catalogue, { plan: input.wish.plan, interval: input.wish.interval });
  if (plan === undefined || price === null) {
    throw failure(failureTypes.catalogueMissing, 'The plan is not sold any more.');
  }
  const priceId = await priceIdOf(stripe, price);
  const params = sessionParams({ account, customer: customer.current, plan, priceId, input });
  const session = await stripe.checkout.sessions.create(params, {
    idempotencyKey: `session/${runKey}/${input.fingerprint}`,
  });
  if (!session.url) {
    throw failure(failureTypes.stripeUnintelligible, 'Stripe made a Checkout session without a URL.');
  }
  return { kind: 'checkout', url: session.url };
}

async function portalFor(
  { stripe, deps, input }: Click,
  decision: Extract<CheckoutDecision, { customerId: string }>,
): Promise<string> {
  const target = { customer: decision.customerId, returnUrl: input.wish.successUrl };
  if (decision.kind !== 'plan_change') {
    const flow = decision.kind === 'fix_payment' ? ({ type: 'payment_method_update' } as const) : null;
    return portalUrl(stripe, deps.portalConfiguration, { ...target, flow });
  }
  if (decision.change === null) {
    return portalUrl(stripe, deps.portalConfiguration, { ...target, flow: null });
  }
  const { itemId, price, quantity } = decision.change;
  return portalUrl(stripe, deps.portalConfiguration, {
    ...target,
    flow: {
      type: 'subscription_update_confirm',
      subscription_update_confirm: {
        subscription: decision.subscriptionId,
        items: [{ id: itemId, price: await priceIdOf(stripe, price), quantity }],
      },
    },
  });
}
