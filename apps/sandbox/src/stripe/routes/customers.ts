import { z } from 'zod';
import { liveCustomer } from '../billing/live-customer.ts';
import { createCustomer } from '../changes/create-customer.ts';
import { updateCustomer } from '../changes/update-customer.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { isWithin } from '../http/is-within.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { deleteCustomer } from '../operations/delete-customer.ts';

const { text, unset, metadata, page, time, ignored } = fields;
const words = z.union([unset, text]).optional();
const customer = {
  email: words,
  name: words,
  description: words,
  phone: words,
  metadata: metadata.optional(),
  address: ignored,
  preferred_locales: ignored,
  invoice_settings: ignored,
};

export const customers = [
  route({
    method: 'POST',
    url: '/v1/customers',
    params: z.strictObject({ ...customer, payment_method: ignored, test_clock: ignored }),
    run: ({ world, params }) => {
      const { email = null, name = null, description = null, phone = null } = params;
      return createCustomer(world, {
        email,
        name,
        description,
        phone,
        metadata: mergeMetadata({}, params.metadata),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/v1/customers',
    params: z.strictObject({ ...page, email: text.optional(), created: time.optional() }),
    run: ({ world, params: { email, created, ...position } }) =>
      pageOf(world.customers, {
        ids: world.customers.ids(email === undefined ? undefined : { index: 'email', value: email }),
        url: '/v1/customers',
        kind: 'customer',
        page: position,
        matches: (listed) => !listed.deleted && isWithin(created, listed.created),
      }),
  }),
  route({
    method: 'GET',
    url: '/v1/customers/:id',
    params: z.strictObject({}),
    // A deleted one is answered with 200 and `deleted` (stripe.md 6).
    run: ({ world, id }) => found(world.customers.get(id), 'customer', id),
  }),
  route({
    method: 'POST',
    url: '/v1/customers/:id',
    params: z.strictObject(customer),
    run: ({ world, id, params }) => {
      const before = liveCustomer(world, id);
      return updateCustomer(world, id, {
        email: params.email === undefined ? before.email : params.email,
        description: params.description === undefined ? before.description : params.description,
        ...(params.name === undefined ? {} : { name: params.name }),
        ...(params.phone === undefined ? {} : { phone: params.phone }),
        metadata: mergeMetadata(before.metadata, params.metadata),
      });
    },
  }),
  route({
    method: 'DELETE',
    url: '/v1/customers/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => deleteCustomer(world, id),
  }),
];
