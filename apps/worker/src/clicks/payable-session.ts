import { priceFor } from '@planbridge/billing';
import type { CataloguePrice } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import Stripe from 'stripe';
import { failure } from '../failure.ts';
import type { Click, Opened } from './click.ts';
import { expireSession } from './open-sessions.ts';
import type { OpenSession } from './open-sessions.ts';
import { ownCurrency } from './own-currency.ts';
import { priceIdOf } from './price-id.ts';
import { priceOnSale } from './price-on-sale.ts';
import { sessionParams } from './session-params.ts';

const tenMinutes = 600;

/** One session may be payable at a time: the one with this very wish, if it lives long enough, else a new one. */
export async function payableSession(click: Click, sessions: readonly OpenSession[]): Promise<Opened> {
  const { stripe, input, deps } = click;
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
  const price = await priceOnSale(click);
  try {
    return await sell(click, price);
  } catch (error) {
    return await sellInOwnCurrency(click, price, error);
  }
}

/**
 * Stripe refuses a currency beside another one that the customer still has something in: a subscription to another product, a quote, an
 * invoice item. To sell in that one is better than to sell nothing.
 */
async function sellInOwnCurrency(click: Click, refused: CataloguePrice, error: unknown): Promise<Opened> {
  const { stripe, catalogue, customer, input } = click;
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) {
    throw error;
  }
  const own = await ownCurrency(stripe, customer.current);
  if (own === null || own === refused.currency) {
    throw error;
  }
  const price = priceFor(catalogue, { ...input.wish, currency: own });
  return price === null ? { kind: 'currency-fixed', currency: own } : await sell(click, price);
}

async function sell(
  { stripe, account, catalogue, customer, input, runKey }: Click,
  price: CataloguePrice,
): Promise<Opened> {
  const plan = catalogue.plans.find(({ id }) => id === input.wish.plan);
  if (plan === undefined) {
    throw failure(failureTypes.catalogueMissing, 'The plan is not sold any more.');
  }
  const priceId = await priceIdOf(stripe, price);
  const params = sessionParams({ account, customer: customer.current, plan, priceId, input });
  const session = await stripe.checkout.sessions.create(params, {
    idempotencyKey: `session/${runKey}/${input.fingerprint}/${price.currency}`,
  });
  if (!session.url) {
    throw failure(failureTypes.stripeUnintelligible, 'Stripe made a Checkout session without a URL.');
  }
  return { kind: 'checkout', url: session.url };
}
