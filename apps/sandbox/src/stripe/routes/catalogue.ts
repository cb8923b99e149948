import { z } from 'zod';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { newId } from '../new-id.ts';
import { productObject } from '../objects/product.ts';
import { createPrice, newPriceParams } from '../operations/create-price.ts';

const { text, flag, metadata, page } = fields;

export const catalogue = [
  route({
    method: 'POST',
    url: '/v1/products',
    params: z.strictObject({ name: text, metadata: metadata.optional() }),
    run: ({ world, params }) => {
      const made = productObject({
        id: newId('prod', 14),
        name: params.name,
        created: world.now(),
        metadata: mergeMetadata({}, params.metadata),
      });
      return world.products.put(made.id, made);
    },
  }),
  route({
    method: 'POST',
    url: '/v1/prices',
    params: newPriceParams,
    run: ({ world, params }) => createPrice(world, params),
  }),
  route({
    method: 'GET',
    url: '/v1/products',
    params: z.strictObject({ ...page, active: flag.optional(), ids: z.array(text).optional() }),
    run: ({ world, params: { active, ids, ...position } }) =>
      pageOf(world.products, {
        ids: world.products.ids(),
        url: '/v1/products',
        kind: 'product',
        page: position,
        matches: (product) =>
          (active === undefined || product.active === active) && (ids?.includes(product.id) ?? true),
      }),
  }),
  route({
    method: 'GET',
    url: '/v1/products/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => found(world.products.get(id), 'product', id),
  }),
  route({
    method: 'GET',
    url: '/v1/prices',
    params: z.strictObject({
      ...page,
      active: flag.optional(),
      currency: text.optional(),
      // Ten at most (API reference, list all prices).
      lookup_keys: z.array(text).max(10, 'At most 10 lookup keys.').optional(),
      product: text.optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
    }),
    run: ({ world, params: { active, currency, lookup_keys: keys, product, type, ...position } }) =>
      pageOf(world.prices, {
        ids: world.prices.ids(),
        url: '/v1/prices',
        kind: 'price',
        page: position,
        matches: (price) =>
          (active === undefined || price.active === active) &&
          (currency === undefined || price.currency === currency) &&
          (keys === undefined || (price.lookup_key !== null && keys.includes(price.lookup_key))) &&
          (product === undefined || price.product === product) &&
          (type === undefined || price.type === type),
      }),
  }),
  route({
    method: 'GET',
    url: '/v1/prices/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => found(world.prices.get(id), 'price', id),
  }),
];
