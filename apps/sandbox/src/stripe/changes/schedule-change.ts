import type Stripe from 'stripe';
import { nextPeriodEnd } from '../billing/next-period-end.ts';
import { periodEndOf } from '../billing/period-end-of.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { emitEvent } from '../events/emit-event.ts';
import { newId } from '../new-id.ts';
import { subscriptionScheduleObject } from '../objects/subscription-schedule.ts';
import type { World } from '../world.ts';
import { closeSchedule } from './close-schedule.ts';
import { updateSubscription } from './update-subscription.ts';

/** Lets a change wait for the period's end: a schedule on the subscription carries it out by itself (stripe.md 5). One that waits already gives way. */
export function scheduleChange(
  world: World,
  id: string,
  { price, quantity }: Readonly<{ price: Stripe.Price; quantity: number }>,
): Stripe.Subscription {
  closeSchedule(world, theSubscription(world, id), 'released');
  const subscription = theSubscription(world, id);
  const start = periodEndOf(subscription);
  const schedule = subscriptionScheduleObject({
    id: newId('sub_sched'),
    subscription,
    created: world.now(),
    next: { price: price.id, quantity, start, end: nextPeriodEnd(start, price, start) },
  });
  world.schedules.put(schedule.id, schedule);
  emitEvent(world, 'subscription_schedule.created', schedule);
  return updateSubscription(world, id, { schedule: schedule.id });
}
