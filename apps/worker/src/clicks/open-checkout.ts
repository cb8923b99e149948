import { createHandoff, findAccountByRef, retireCustomer } from '@planbridge/accounts';
import { decideCheckout, isLiveStatus, priceFor } from '@planbridge/billing';
import type { CataloguePrice, CheckoutDecision } from '@planbridge/billing';
import type { OpenCheckoutInput, OpenCheckoutResult } from '@planbridge/contracts';
import { failureTypes } from '@planbridge/contracts';
import { failure } from '../failure.ts';
import { readSubscriptions } from '../stripe/read-subscriptions.ts';
import type { Clicked } from '../workflows/ports.ts';
import { changeUrl } from './change-url.ts';
import { listSessions } from './checkout-sessions.ts';
import type { Click, Opened } from './click.ts';
import type { ClickDependencies } from './click-dependencies.ts';
import { createPriceFinder } from './create-price-finder.ts';
import { customerNow } from './customer-now.ts';
import type { CustomerNow } from './customer-now.ts';
import { ensureCustomer } from './ensure-customer.ts';
import { linkNewCustomer } from './link-new-customer.ts';
import { payableSession } from './payable-session.ts';
import { portalUrl } from './portal-url.ts';
import { priceOnSale } from './price-on-sale.ts';
import { retireDeletedCustomer } from './retire-deleted-customer.ts';

/** A session that was paid while we expired it changes what the click leads to; more than that in a row is somebody's experiment. */
const mostLooks = 3;

/** Of a customer who was made a moment ago. */
const nothingYet: CustomerNow = { deleted: false, currency: null };

/** Leads a click to the one page that fits what the account has now. */
export async function openCheckout(
  deps: ClickDependencies,
  input: OpenCheckoutInput,
  means: Pick<Click, 'stripe' | 'portals'>,
): Promise<Clicked<OpenCheckoutResult>> {
  const [account, catalogue] = await Promise.all([
    findAccountByRef(deps.db, input.ref),
    deps.activeCatalogue(),
  ]);
  if (account === null) {
    throw failure(failureTypes.databaseUnavailable, 'The account’s row is not there.', { ref: input.ref });
  }
  const priceIdOf = createPriceFinder(means.stripe);
  const first = priceFor(catalogue, input.wish);
  if (first !== null) {
    void askAhead(priceIdOf(first));
  }
  const taken = new Map<string, number>();
  let link: Clicked<OpenCheckoutResult>['link'] = null;
  for (let look = 0; look < mostLooks; look += 1) {
    const customer = await ensureCustomer(deps, means.stripe, account);
    const click: Click = { ...means, deps, account, catalogue, customer, input, priceIdOf, taken };
    // Side by side: nobody can pay before the click is answered, and it is not answered before the link is written.
    const [opened, unsettled] = await Promise.all([
      openUnlessDeleted(click),
      customer.isUnlinked ? linkNewCustomer(click) : null,
    ]);
    link = unsettled ?? link;
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
  if (opened.kind === 'currency-fixed') {
    return { fingerprint, outcome: 'currency-fixed', currency: opened.currency };
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
  const { deps, stripe, customer, catalogue, account, input } = click;
  const now = askAhead(customer.isNew ? Promise.resolve(nothingYet) : customerNow(stripe, customer.current));
  const sale = askAhead(sold(click, now));
  const [subscriptions, sessions] = customer.isNew
    ? [[], []]
    : await Promise.all([
        readSubscriptions({
          stripe,
          customerIds: customer.all,
          expectsOne:
            isLiveStatus(account.status) && account.status !== 'none' && account.status !== 'granted',
          onPage: async () => undefined,
        }),
        listSessions(stripe, customer.current),
      ]);
  if ((await now).deleted) {
    await retireCustomer(deps.db, customer.current);
    return 'start-again';
  }
  const decision = decideCheckout({ catalogue, subscriptions, wish: input.wish });
  switch (decision.kind) {
    case 'checkout':
      return payableSession(click, sessions, () => sale);
    case 'already-on-plan':
      return 'already-on-plan';
    case 'plan_change':
    case 'fix_payment':
    case 'resume':
      return { kind: decision.kind, url: await portalFor(click, decision) };
  }
}

async function sold(click: Click, customer: Promise<CustomerNow>): Promise<CataloguePrice> {
  const price = await priceOnSale(click, customer);
  await click.priceIdOf(price);
  return price;
}

/** Asked before it is known whether the answer is needed: a user waits for the longest chain of calls, not for their number. */
function askAhead<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined);
  return answer;
}

async function portalFor(
  { stripe, deps, portals, catalogue, input, priceIdOf }: Click,
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
  const { itemId, price, quantity, proration } = decision.change;
  const priceId = await priceIdOf(price);
  return changeUrl(stripe, {
    portals,
    wish: {
      catalogue,
      terms: { proration, currency: price.currency },
      change: { plan: input.wish.plan, priceId },
    },
    target: {
      ...target,
      flow: {
        type: 'subscription_update_confirm',
        subscription_update_confirm: {
          subscription: decision.subscriptionId,
          items: [{ id: itemId, price: priceId, quantity }],
        },
      },
    },
  });
}
