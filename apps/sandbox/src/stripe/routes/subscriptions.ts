import { z } from 'zod';
import { theSubscription } from '../billing/the-subscription.ts';
import { fields } from '../http/fields.ts';
import { isWithin } from '../http/is-within.ts';
import { missing } from '../http/missing.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { cancelNow } from '../operations/cancel-now.ts';
import { createByApi } from '../operations/create-by-api.ts';
import { pauseSubscription } from '../operations/pause-subscription.ts';
import { resumePaused } from '../operations/resume-paused.ts';
import { updateByApi } from '../operations/update-by-api.ts';
import { newSubscriptionParams } from '../params/new-subscription-params.ts';
import { changedSubscriptionParams } from '../params/changed-subscription-params.ts';

const { text, page, time, ignored } = fields;

const statuses = [
  'active',
  'all',
  'canceled',
  'ended',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const;

export const subscriptions = [
  route({
    method: 'POST',
    url: '/v1/subscriptions',
    params: newSubscriptionParams,
    run: ({ world, params }) => createByApi(world, params),
  }),
  route({
    method: 'GET',
    url: '/v1/subscriptions',
    params: z.strictObject({
      ...page,
      customer: text.optional(),
      price: text.optional(),
      status: z.enum(statuses).optional(),
      created: time.optional(),
    }),
    run: ({ world, params: { customer, price, status, created, ...position } }) => {
      if (customer !== undefined && world.customers.get(customer) === undefined) {
        throw missing('customer', customer, 'customer');
      }
      return pageOf(world.subscriptions, {
        ids: world.subscriptions.ids(
          customer === undefined ? undefined : { index: 'customer', value: customer },
        ),
        url: '/v1/subscriptions',
        kind: 'subscription',
        page: position,
        matches: (subscription) =>
          isListed(subscription.status, status) &&
          isWithin(created, subscription.created) &&
          (price === undefined || subscription.items.data.some((item) => item.price.id === price)),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/v1/subscriptions/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => theSubscription(world, id),
  }),
  route({
    method: 'POST',
    url: '/v1/subscriptions/:id',
    params: changedSubscriptionParams,
    run: ({ world, id, params }) => updateByApi(world, id, params),
  }),
  route({
    method: 'DELETE',
    url: '/v1/subscriptions/:id',
    params: z.strictObject({ cancellation_details: ignored, invoice_now: ignored, prorate: ignored }),
    run: ({ world, id }) => cancelNow(world, id),
  }),
  route({
    method: 'POST',
    url: '/v1/subscriptions/:id/pause',
    params: z.strictObject({
      type: z.enum(['subscription']).optional(),
      invoicing_behavior: z.enum(['invoice', 'pending_invoice_item']).optional(),
      bill_for: ignored,
    }),
    run: ({ world, id }) => pauseSubscription(world, id),
  }),
  route({
    method: 'POST',
    url: '/v1/subscriptions/:id/resume',
    params: z.strictObject({
      billing_cycle_anchor: z.enum(['now']).optional(),
      payment_behavior: ignored,
      proration_behavior: ignored,
      proration_date: ignored,
    }),
    run: ({ world, id }) => resumePaused(world, id),
  }),
  route({
    method: 'GET',
    url: '/v1/subscription_items',
    params: z.strictObject({ ...page, subscription: text }),
    run: ({ world, params: { subscription, ...position } }) => {
      const { items } = theSubscription(world, subscription);
      const after = items.data.findIndex(({ id }) => id === position.starting_after) + 1;
      const data = items.data.slice(after, after + position.limit);
      return { ...items, data, has_more: items.data.length > after + position.limit };
    },
  }),
];

/** Without a status what has ended is left out; `ended` is both ends (API reference, list subscriptions; stripe.md 6). */
function isListed(status: string, wished: (typeof statuses)[number] | undefined): boolean {
  const hasEnded = status === 'canceled' || status === 'incomplete_expired';
  if (wished === undefined) {
    return !hasEnded;
  }
  return wished === 'all' || (wished === 'ended' ? hasEnded : status === wished);
}
