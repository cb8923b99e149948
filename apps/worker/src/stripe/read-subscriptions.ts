import type { SubscriptionItem, SubscriptionSnapshot } from '@planbridge/billing';
import { isLiveStatus } from '@planbridge/billing';
import { failureTypes } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { z } from 'zod';
import { failure } from '../failure.ts';
import { listAll } from './list-all.ts';
import { isMissing, stripeFailure } from './stripe-failure.ts';
import { isFirst, itemOf, snapshotOf, stripeSubscription, time } from './subscription-snapshot.ts';
import type { OpenInvoices, StripeSubscription } from './subscription-snapshot.ts';

export type ReadSubscriptions = Readonly<{
  stripe: Stripe;
  customerIds: readonly string[];
  /** The account's row is on a plan because of a subscription, so finding none needs a second opinion. */
  expectsOne: boolean;
  /** Called for each page read: renews the lease. */
  onPage: () => Promise<void>;
}>;

/** The live subscriptions of all the customers as Stripe has them now. */
export async function readSubscriptions(
  reading: ReadSubscriptions,
): Promise<readonly SubscriptionSnapshot[]> {
  try {
    const ofCustomers = await Promise.all(
      reading.customerIds.map((customerId) => readCustomer(reading, customerId)),
    );
    return ofCustomers.flat();
  } catch (error) {
    throw stripeFailure(error) ?? error;
  }
}

async function readCustomer(
  reading: ReadSubscriptions,
  customerId: string,
): Promise<readonly SubscriptionSnapshot[]> {
  const { stripe, onPage } = reading;
  const listed = await listSubscriptions(reading, customerId);
  if (listed === null) {
    return [];
  }
  const subscriptions = listed.map((subscription) => stripeSubscription.parse(subscription));
  const live = subscriptions.filter(({ status }) => isLiveStatus(status));
  return Promise.all(
    live.map(async (subscription) =>
      snapshotOf(subscription, {
        items: await readItems(stripe, subscription, onPage),
        openInvoices:
          subscription.status === 'past_due'
            ? await readOpenInvoices(stripe, subscription.id, onPage)
            : { oldestPeriodStart: null, hasFirst: false },
      }),
    ),
  );
}

/**
 * With status `all`, so that a customer who ever had a subscription never lists empty, and an empty list can be doubted. Null: the customer was
 * deleted, and its subscriptions with it.
 */
async function listSubscriptions(
  { stripe, expectsOne, onPage }: ReadSubscriptions,
  customer: string,
): Promise<readonly unknown[] | null> {
  try {
    const listed = await listAll(
      (position) =>
        stripe.subscriptions.list({ customer, status: 'all', expand: ['data.latest_invoice'], ...position }),
      onPage,
    );
    if (listed.length > 0 || !expectsOne) {
      return listed;
    }
  } catch (error) {
    if (!isMissing(error)) {
      throw error;
    }
  }
  return confirmNothing(stripe, customer);
}

const customerSeen = z.object({
  object: z.literal('customer'),
  deleted: z.literal(true).optional(),
  subscriptions: z.object({ object: z.literal('list'), data: z.array(z.unknown()) }).optional(),
});

/** Asks in another way before a plan is taken away: with a key of the other mode, for one, every customer seems to be missing. */
async function confirmNothing(stripe: Stripe, customer: string): Promise<readonly unknown[] | null> {
  const seen = customerSeen.parse(await stripe.customers.retrieve(customer, { expand: ['subscriptions'] }));
  if (seen.deleted === true) {
    return null;
  }
  if (seen.subscriptions !== undefined && seen.subscriptions.data.length > 0) {
    throw failure(
      failureTypes.stripeUnintelligible,
      'Stripe lists no subscription for a customer who has one.',
    );
  }
  return [];
}

async function readItems(
  stripe: Stripe,
  { id, items }: StripeSubscription,
  onPage: () => Promise<void>,
): Promise<readonly SubscriptionItem[]> {
  const all = items.has_more
    ? await listAll((position) => stripe.subscriptionItems.list({ subscription: id, ...position }), onPage)
    : items.data;
  return all.map(itemOf);
}

const openInvoice = z.object({
  created: z.number().int(),
  billing_reason: z.string().nullish(),
  lines: z.object({ data: z.array(z.object({ period: z.object({ start: z.number().int() }) })) }).optional(),
});

/** The oldest's period is the one that it bills; its making, where it has no lines. */
async function readOpenInvoices(
  stripe: Stripe,
  subscription: string,
  onPage: () => Promise<void>,
): Promise<OpenInvoices> {
  const listed = await listAll(
    (position) => stripe.invoices.list({ subscription, status: 'open', ...position }),
    onPage,
  );
  const invoices = listed.map((invoice) => openInvoice.parse(invoice));
  const starts = invoices.map(
    ({ created, lines }) => Math.max(...(lines?.data.map(({ period }) => period.start) ?? []), 0) || created,
  );
  return {
    oldestPeriodStart: starts.length === 0 ? null : time(Math.min(...starts)),
    hasFirst: invoices.some(({ billing_reason: reason }) => isFirst(reason)),
  };
}
