import type { World } from '../../cluster/create-world.ts';
import { createRandom } from '../../cluster/random.ts';
import { atRate } from './at-rate.ts';
import type { Subscriber } from './seed-subscribers.ts';

type Changes = Readonly<{ subscribers: readonly Subscriber[]; perSecond: number; seed: number }>;

/** Every so manieth account changes a second time, so that there are more events than plans to tell of. */
const twiceEvery = 10;

/**
 * A day at Stripe: every account goes from Pro to another plan or schedules its end, some change their minds; Stripe's time moves on by an hour
 * for each twenty-fourth of it. Answers how many changes that were, each of them one event.
 */
export async function changePlans(world: World, { subscribers, perSecond, seed }: Changes): Promise<number> {
  const random = createRandom(seed);
  const prices = await pricesOf(world);
  const first = subscribers.map(
    (subscriber) => () =>
      random.below(4) === 0
        ? world.stripe.subscriptions.update(subscriber.subscription, { cancel_at_period_end: true })
        : move(subscriber, random.pick(['team', 'business']), 5 + random.below(40)),
  );
  // Other seats than any first change has: this one too must be told.
  const second = subscribers
    .filter((_, index) => index % twiceEvery === 0)
    .map((subscriber) => () => move(subscriber, 'business', 50 + random.below(40)));
  const changes = [...first, ...second];
  const hourEvery = Math.ceil(changes.length / 24);

  function move({ subscription, item }: Subscriber, plan: 'team' | 'business', quantity: number) {
    return world.stripe.subscriptions.update(subscription, {
      items: [{ id: item, price: prices[plan], quantity }],
    });
  }

  await atRate(changes.entries(), perSecond, async ([index, change]) => {
    if (index % hourEvery === 0) {
      await world.advance('1h');
    }
    await change();
  });
  return changes.length;
}

async function pricesOf({ stripe }: World): Promise<Readonly<Record<'team' | 'business', string>>> {
  const { data } = await stripe.prices.list({ lookup_keys: ['team_month_usd', 'business_month_usd'] });
  const idOf = (key: string) => {
    const price = data.find(({ lookup_key: lookupKey }) => lookupKey === key);
    if (price === undefined) {
      throw new Error(`The sandbox sells nothing as ${key}.`);
    }
    return price.id;
  };
  return { team: idOf('team_month_usd'), business: idOf('business_month_usd') };
}
