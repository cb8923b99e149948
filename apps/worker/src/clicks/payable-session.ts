import { priceFor } from '@planbridge/billing';
import type { CataloguePrice } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import Stripe from 'stripe';
import { failure } from '../failure.ts';
import { isReplayed } from '../stripe/is-replayed.ts';
import { underNextKey } from '../stripe/under-next-key.ts';
import type { Click, Opened } from './click.ts';
import { expireSession } from './checkout-sessions.ts';
import type { CheckoutSession } from './checkout-sessions.ts';
import { customerNow } from './customer-now.ts';
import { sessionParams } from './session-params.ts';

const tenMinutes = 600;

/** What a new session is made of. `after` is the one session or customer that it may follow. */
type Sale = Readonly<{ price: CataloguePrice; after: string }>;

/** One session may be payable at a time: the one with this very wish, if it lives long enough, else a new one. */
export async function payableSession(
  click: Click,
  sessions: readonly CheckoutSession[],
  priceOnSale: () => Promise<CataloguePrice>,
): Promise<Opened> {
  const { stripe, input, deps, customer } = click;
  const nowSeconds = deps.now().getTime() / 1000;
  const open = sessions.filter(({ status }) => status === 'open');
  const reusable = open.find(
    ({ metadata, expires_at: end, url }) =>
      metadata?.['fingerprint'] === input.fingerprint && end - nowSeconds >= tenMinutes && url,
  );
  const others = open.filter((session) => session !== reusable);
  const expired = await Promise.all(others.map(({ id }) => expireSession(stripe, id)));
  if (expired.includes(false)) {
    return 'start-again';
  }
  if (reusable?.url) {
    return { kind: 'checkout', url: reusable.url };
  }
  const sale = { price: await priceOnSale(), after: sessions[0]?.id ?? customer.current };
  try {
    return await sell(click, sale);
  } catch (error) {
    return await sellInOwnCurrency(click, sale, error);
  }
}

/**
 * Stripe refuses a currency beside another one that the customer still has something in: a subscription to another product, a quote, an
 * invoice item. To sell in that one is better than to sell nothing.
 */
async function sellInOwnCurrency(
  click: Click,
  { price: refused, after }: Sale,
  error: unknown,
): Promise<Opened> {
  const { stripe, catalogue, customer, input } = click;
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) {
    throw error;
  }
  const { currency: own } = await customerNow(stripe, customer.current);
  if (own === null || own === refused.currency) {
    throw error;
  }
  const price = priceFor(catalogue, { ...input.wish, currency: own });
  return price === null
    ? { kind: 'currency-fixed', currency: own }
    : await sell(click, { price, after: `${after}/${own}` });
}

/**
 * The key names what the session follows and not what it sells. So of all creations that saw the same last session, also one whose caller has
 * long given up and that reaches Stripe an hour later, Stripe carries out the first and refuses or repeats the others.
 */
async function sell(
  { stripe, account, catalogue, customer, input, priceIdOf, taken }: Click,
  { price, after }: Sale,
): Promise<Opened> {
  const plan = catalogue.plans.find(({ id }) => id === input.wish.plan);
  if (plan === undefined) {
    throw failure(failureTypes.catalogueMissing, 'The plan is not sold any more.');
  }
  const priceId = await priceIdOf(price);
  const params = sessionParams({ account, customer: customer.current, plan, priceId, input });
  try {
    const first = 1 + (taken.get(after) ?? 0);
    const session = await underNextKey({ key: `session/${after}`, first }, (idempotencyKey) =>
      stripe.checkout.sessions.create(params, { idempotencyKey }),
    );
    return isReplayed(session.lastResponse.headers) ? 'start-again' : checkoutAt(session);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400) {
      // Another wish had the key. If that made a session, the next look follows it; if not, its error would keep the key for a day.
      taken.set(after, 1 + (taken.get(after) ?? 0));
      return 'start-again';
    }
    throw error;
  }
}

function checkoutAt({ url }: Stripe.Checkout.Session): Opened {
  if (!url) {
    throw failure(failureTypes.stripeUnintelligible, 'Stripe made a Checkout session without a URL.');
  }
  return { kind: 'checkout', url };
}
