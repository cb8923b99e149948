import Stripe from 'stripe';
import { z } from 'zod';
import { idOf } from '../billing/id-of.ts';
import { theInvoice } from '../billing/the-invoice.ts';
import { fields } from '../http/fields.ts';
import { isWithin } from '../http/is-within.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { payOpenInvoice } from '../operations/pay-open-invoice.ts';

const { text, page, time, ignored } = fields;

export const invoices = [
  route({
    method: 'GET',
    url: '/v1/invoices',
    params: z.strictObject({
      ...page,
      customer: text.optional(),
      subscription: text.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
      created: time.optional(),
    }),
    run: ({ world, params: { customer, subscription, status, created, ...position } }) =>
      pageOf(world.invoices, {
        ids: world.invoices.ids(
          subscription !== undefined
            ? { index: status === 'open' ? 'open' : 'subscription', value: subscription }
            : customer !== undefined
              ? { index: 'customer', value: customer }
              : undefined,
        ),
        url: '/v1/invoices',
        kind: 'invoice',
        page: position,
        matches: (invoice) =>
          (customer === undefined || invoice.customer === customer) &&
          (status === undefined || invoice.status === status) &&
          isWithin(created, invoice.created),
      }),
  }),
  route({
    method: 'GET',
    url: '/v1/invoices/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => theInvoice(world, id),
  }),
  route({
    method: 'POST',
    url: '/v1/invoices/:id/pay',
    params: z.strictObject({ payment_method: ignored, off_session: ignored }),
    run: ({ world, id }) => {
      const invoice = payOpenInvoice(world, id);
      if (
        invoice.status !== 'paid' &&
        world.paymentMethods.get(idOf(invoice.customer ?? '')) === 'challenges'
      ) {
        throw new Stripe.errors.StripeCardError({
          type: 'card_error',
          code: 'invoice_payment_intent_requires_action',
          message: 'This payment requires additional user action before it can be completed.',
          statusCode: 402,
        });
      }
      if (invoice.status !== 'paid') {
        throw new Stripe.errors.StripeCardError({
          type: 'card_error',
          code: 'card_declined',
          decline_code: 'generic_decline',
          message: 'Your card was declined.',
          statusCode: 402,
        });
      }
      return invoice;
    },
  }),
];
