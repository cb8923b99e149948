import type Stripe from 'stripe';
import { withPrice } from '../billing/with-price.ts';
import { missing } from '../http/missing.ts';
import { newId } from '../new-id.ts';
import { subscriptionItemObject } from '../objects/subscription-item.ts';
import type { ChangedSubscriptionParams } from '../params/changed-subscription-params.ts';
import type { World } from '../world.ts';

type Wish = NonNullable<ChangedSubscriptionParams['items']>[number];

/** Named items change or go; one without an id is added (API reference, update a subscription, `items`). */
export function wishedItems(
  world: World,
  { id, items }: Stripe.Subscription,
  wishes: readonly Wish[],
): readonly Stripe.SubscriptionItem[] {
  return wishes.reduce<readonly Stripe.SubscriptionItem[]>((before, wish, index) => {
    const item = before.find((one) => one.id === wish.id);
    if (wish.id !== undefined && item === undefined) {
      throw missing('subscription item', wish.id, `items[${index}][id]`);
    }
    const price = priceOf(world, wish, { item, index });
    if (item === undefined) {
      return [...before, added(world, { id, items }, price, wish.quantity ?? 1)];
    }
    return wish.deleted === true
      ? before.filter((one) => one !== item)
      : before.map((one) =>
          one === item ? withPrice(item, price, wish.quantity ?? item.quantity ?? 1) : one,
        );
  }, items.data);
}

function priceOf(
  world: World,
  wish: Wish,
  { item, index }: Readonly<{ item: Stripe.SubscriptionItem | undefined; index: number }>,
): Stripe.Price {
  const price = wish.price === undefined ? item?.price : world.prices.get(wish.price);
  if (price === undefined) {
    throw missing('price', wish.price ?? '', `items[${index}][price]`);
  }
  return price;
}

function added(
  world: World,
  { id, items }: Pick<Stripe.Subscription, 'id' | 'items'>,
  price: Stripe.Price,
  quantity: number,
): Stripe.SubscriptionItem {
  const [first] = items.data;
  return subscriptionItemObject({
    id: newId('si', 14),
    subscription: id,
    price,
    quantity,
    created: world.now(),
    period: {
      start: first?.current_period_start ?? world.now(),
      end: first?.current_period_end ?? world.now(),
    },
  });
}
