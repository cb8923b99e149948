import { z } from 'zod';
import { lineItemsOf } from '../billing/line-items-of.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { isWithin } from '../http/is-within.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { createCheckoutSession } from '../operations/create-checkout-session.ts';
import { expireSession } from '../operations/expire-session.ts';
import { checkoutParams } from '../params/checkout-params.ts';

const { text, page, time } = fields;

export const checkoutSessions = [
  route({
    method: 'POST',
    url: '/v1/checkout/sessions',
    params: checkoutParams,
    run: ({ world, params }) => createCheckoutSession(world, params),
  }),
  route({
    method: 'GET',
    url: '/v1/checkout/sessions',
    params: z.strictObject({
      ...page,
      customer: text.optional(),
      subscription: text.optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
      created: time.optional(),
    }),
    run: ({ world, params: { customer, subscription, status, created, ...position } }) =>
      pageOf(world.sessions, {
        ids: world.sessions.ids(
          subscription !== undefined
            ? { index: 'subscription', value: subscription }
            : customer !== undefined
              ? { index: 'customer', value: customer }
              : undefined,
        ),
        url: '/v1/checkout/sessions',
        kind: 'checkout.session',
        page: position,
        matches: (session) =>
          (customer === undefined || session.customer === customer) &&
          (status === undefined || session.status === status) &&
          isWithin(created, session.created),
      }),
  }),
  route({
    method: 'GET',
    url: '/v1/checkout/sessions/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => found(world.sessions.get(id), 'checkout.session', id),
  }),
  route({
    method: 'POST',
    url: '/v1/checkout/sessions/:id/expire',
    params: z.strictObject({}),
    run: ({ world, id }) => expireSession(world, id),
  }),
  route({
    method: 'GET',
    url: '/v1/checkout/sessions/:id/line_items',
    params: z.strictObject(page),
    run: ({ world, id }) => lineItemsOf(world, found(world.sessions.get(id), 'checkout.session', id).id),
  }),
];
