import type Stripe from 'stripe';
import type { World } from '../../cluster/create-world.ts';
import { percentile } from './percentile.ts';
import { stopwatch } from './stopwatch.ts';

/** Median milliseconds of what a click must ask Stripe one after the other, asked here without anything around it. */
export type Chains = Readonly<Record<'first' | 'again' | 'another', number>>;

const rounds = 20;

export async function measureChains({ stripe }: World): Promise<Chains> {
  const [price] = (await stripe.prices.list({ lookup_keys: ['pro_month_usd'] })).data;
  if (price === undefined) {
    throw new Error('The sandbox sells no pro_month_usd.');
  }
  const first: number[] = [];
  const again: number[] = [];
  const another: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let customer = '';
    let session = '';
    first.push(
      await stopwatch(async () => {
        ({ id: customer } = await stripe.customers.create({ metadata: { account_id: `chain-${round}` } }));
        ({ id: session } = await stripe.checkout.sessions.create(sale(customer, price)));
      }),
    );
    again.push(await stopwatch(() => stripe.subscriptions.list({ customer, status: 'all' })));
    another.push(
      await stopwatch(async () => {
        await stripe.subscriptions.list({ customer, status: 'all' });
        await stripe.checkout.sessions.expire(session);
        await stripe.checkout.sessions.create(sale(customer, price));
      }),
    );
  }
  return { first: median(first), again: median(again), another: median(another) };
}

function sale(customer: string, { id }: Stripe.Price): Stripe.Checkout.SessionCreateParams {
  return {
    customer,
    mode: 'subscription',
    line_items: [{ price: id, quantity: 1 }],
    success_url: 'http://127.0.0.1/',
  };
}

function median(durations: readonly number[]): number {
  return percentile(durations, 0.5);
}
