import type { Services } from './start-services.ts';

const lookupKeys = { pro: 'pro_month_usd', team: 'team_month_usd' } as const;

export type SoldPlan = keyof typeof lookupKeys;

/** A customer at Stripe with at most one subscription that it changes. */
export async function createSubscriber({ stripe, commandStripe }: Services) {
  const { id: customerId } = await stripe.customers.create({});
  const prices = await stripe.prices.list({ lookup_keys: Object.values(lookupKeys) });

  function priceOf(plan: SoldPlan): string {
    const price = prices.data.find(({ lookup_key: key }) => key === lookupKeys[plan]);
    if (price === undefined) {
      throw new Error(`The sandbox sells no price ${lookupKeys[plan]}.`);
    }
    return price.id;
  }

  const add = (plan: SoldPlan) =>
    commandStripe('/subscriptions', { customer: customerId, lookup_key: lookupKeys[plan] });

  return {
    customerId,
    /** One more subscription. */
    add,
    /** Null: cancels. */
    choose: async (plan: SoldPlan | null) => {
      const { data } = await stripe.subscriptions.list({ customer: customerId, limit: 1 });
      const [subscription] = data;
      const item = subscription?.items.data[0];
      if (subscription === undefined || item === undefined) {
        await (plan === null ? undefined : add(plan));
      } else if (plan === null) {
        await stripe.subscriptions.cancel(subscription.id);
      } else {
        await stripe.subscriptions.update(subscription.id, {
          items: [{ id: item.id, price: priceOf(plan) }],
        });
      }
    },
  };
}

export type Subscriber = Awaited<ReturnType<typeof createSubscriber>>;
