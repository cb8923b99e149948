import { isLiveStatus } from '@planbridge/billing';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { World } from '../../cluster/create-world.ts';
import type { Random } from '../../cluster/random.ts';
import { until } from '../../cluster/until.ts';

export type Life = Readonly<{
  accountId: string;
  gatewayUrl: string;
  returnUrl: string;
  world: World;
  customersOf(accountId: string): Promise<readonly string[]>;
  random: Random;
  /** Ends the life between two deeds. */
  signal: AbortSignal;
  /** Told of each deed that is done. */
  onDeed(name: string): void;
  onTrouble(words: string): void;
}>;

const checkoutPage = z.object({ kind: z.literal('checkout'), url: z.string() });

type Deed = 'buy' | 'plan' | 'seats' | 'cancel-later' | 'stay' | 'cancel-now';

/** Of the user: every fault of a round may hit one after the other. */
const patienceMs = 60_000;

/**
 * What the user of one account does: buys, changes the plan or the seats, cancels and comes back. False: at some point it took longer than
 * anybody waits, and the user gave up.
 */
export async function liveAccount(life: Life, deeds: number): Promise<boolean> {
  for (let deed = 0; deed < deeds && !life.signal.aborted; deed += 1) {
    const name = `deed ${deed + 1} of ${life.accountId}`;
    const done = await until(name, () => nextDeed(life), { patienceMs, pauseMs: 500 }).catch(
      (error: unknown) => {
        life.onTrouble(String(error));
        return null;
      },
    );
    if (done === null) {
      return false;
    }
    life.onDeed(done);
  }
  return true;
}

async function nextDeed(life: Life): Promise<Deed> {
  const subscription = await currentSubscription(life);
  if (subscription === null) {
    await buy(life);
    return 'buy';
  }
  const { id } = subscription;
  const { stripe } = life.world;
  const deed = life.random.pick<Deed>(['plan', 'plan', 'seats', 'cancel-later', 'stay', 'cancel-now']);
  switch (deed) {
    case 'plan':
      await stripe.subscriptions.update(id, { items: [await otherPrice(life, subscription)] });
      return deed;
    case 'seats':
      await stripe.subscriptions.update(id, {
        items: [{ id: itemOf(subscription).id, quantity: 2 + life.random.below(8) }],
      });
      return deed;
    case 'cancel-later':
      await stripe.subscriptions.update(id, { cancel_at: itemOf(subscription).current_period_end });
      return deed;
    case 'stay':
      await stripe.subscriptions.update(id, { cancel_at: '' });
      return deed;
    case 'cancel-now':
      await stripe.subscriptions.cancel(id);
      return deed;
    case 'buy':
      throw new Error('Nobody buys beside a subscription.');
  }
}

/** Null: none that lives. */
async function currentSubscription({
  accountId,
  customersOf,
  world,
}: Life): Promise<Stripe.Subscription | null> {
  const lists = await Promise.all(
    (await customersOf(accountId)).map((customer) =>
      world.stripe.subscriptions.list({ customer, limit: 100 }),
    ),
  );
  return lists.flatMap(({ data }) => data).find(({ status }) => isLiveStatus(status)) ?? null;
}

async function buy({ random, world, accountId, gatewayUrl, returnUrl }: Life): Promise<void> {
  const answer = await fetch(`${gatewayUrl}/v1/checkout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await world.token(accountId)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      plan: random.pick(['pro', 'team', 'business']),
      interval: random.pick(['month', 'year']),
      success_url: returnUrl,
      cancel_url: returnUrl,
    }),
    signal: AbortSignal.timeout(15_000),
  });
  const page: unknown = await answer.json();
  const checkout = checkoutPage.safeParse(page);
  if (!checkout.success) {
    throw new Error(`The click was answered with ${answer.status} ${JSON.stringify(page)}.`);
  }
  await pay(checkout.data.url);
}

/** Presses the hosted page's button. */
async function pay(sessionUrl: string): Promise<void> {
  const answer = await fetch(sessionUrl, {
    method: 'POST',
    body: new URLSearchParams({ action: 'pay' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
  });
  if (answer.status !== 303) {
    const page = (await answer.text()).replaceAll(/<[^>]*>|\s+/g, ' ');
    throw new Error(`The payment was answered with ${answer.status}: ${page.slice(-200)}`);
  }
}

async function otherPrice({ world, random }: Life, subscription: Stripe.Subscription) {
  const key = `${random.pick(['pro', 'team', 'business'])}_${random.pick(['month', 'year'])}_usd`;
  const { data } = await world.stripe.prices.list({ lookup_keys: [key] });
  const [price] = data;
  if (price === undefined) {
    throw new Error(`The sandbox sells nothing as ${key}.`);
  }
  return { id: itemOf(subscription).id, price: price.id, quantity: key.startsWith('pro') ? 1 : 5 };
}

function itemOf(subscription: Stripe.Subscription): Stripe.SubscriptionItem {
  const [item] = subscription.items.data;
  if (item === undefined) {
    throw new Error(`${subscription.id} has no item.`);
  }
  return item;
}
