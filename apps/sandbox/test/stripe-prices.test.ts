import type Stripe from 'stripe';
import { withOpenStripe } from './parts/with-open-stripe.ts';

const price = (change: Partial<Stripe.PriceCreateParams> = {}): Stripe.PriceCreateParams => ({
  product: 'prod_pro',
  currency: 'usd',
  unit_amount: 2500,
  recurring: { interval: 'month' },
  ...change,
});

test('a lookup key moves to a new price only if that is said', () =>
  withOpenStripe(async ({ stripe }) => {
    const taken = stripe.prices.create(price({ lookup_key: 'pro_month_usd' }));
    await expect(taken).rejects.toMatchObject({ statusCode: 400, param: 'lookup_key' });
    const raised = await stripe.prices.create(
      price({ lookup_key: 'pro_month_usd', transfer_lookup_key: true }),
    );
    const { data } = await stripe.prices.list({ lookup_keys: ['pro_month_usd'] });
    expect(data).toMatchObject([{ id: raised.id, unit_amount: 2500 }]);
    expect(await stripe.prices.retrieve('price_pro_month_usd')).toMatchObject({
      lookup_key: null,
      active: true,
    });
  }));

test('a new product can be sold, and a price of none is refused', () =>
  withOpenStripe(async ({ stripe }) => {
    const product = await stripe.products.create({ name: 'Gold' });
    expect(await stripe.prices.create(price({ product: product.id }))).toMatchObject({ product: product.id });
    await expect(stripe.prices.create(price({ product: 'prod_none' }))).rejects.toMatchObject({
      code: 'resource_missing',
    });
  }));
