import type Stripe from 'stripe';
import { z } from 'zod';
import { fields } from '../http/fields.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import { newId } from '../new-id.ts';
import { priceObject } from '../objects/price.ts';
import type { World } from '../world.ts';

const { text, integer, flag, metadata } = fields;

/** A licensed price of a month or a year. */
export const newPriceParams = z.strictObject({
  product: text,
  currency: z.string().regex(/^[a-z]{3}$/, 'Invalid currency.'),
  unit_amount: integer.pipe(z.number().min(0)),
  recurring: z.strictObject({ interval: z.enum(['month', 'year']) }),
  lookup_key: z.string().max(200).optional(),
  transfer_lookup_key: flag.optional(),
  nickname: text.optional(),
  metadata: metadata.optional(),
});

/** A lookup key names one price; with `transfer_lookup_key` it moves to the new one (API reference, create a price). */
export function createPrice(world: World, params: z.output<typeof newPriceParams>): Stripe.Price {
  const { product, currency, unit_amount: amount, recurring, lookup_key: key = null } = params;
  if (world.products.get(product) === undefined) {
    throw missing('product', product, 'product');
  }
  const holders = key === null ? [] : world.prices.list({ index: 'lookupKey', value: key });
  if (holders.length > 0 && params.transfer_lookup_key !== true) {
    throw refusal({
      message: `A price already uses the lookup key ${key}; set \`transfer_lookup_key\` to move it.`,
      param: 'lookup_key',
    });
  }
  for (const holder of holders) {
    world.prices.put(holder.id, { ...holder, lookup_key: null });
  }
  const price = priceObject({
    id: newId('price'),
    product,
    created: world.now(),
    currency,
    unit_amount: amount,
    interval: recurring.interval,
    lookup_key: key,
    nickname: params.nickname ?? null,
    metadata: mergeMetadata({}, params.metadata),
  });
  return world.prices.put(price.id, price);
}
