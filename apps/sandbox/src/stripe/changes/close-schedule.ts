import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { emitEvent } from '../events/emit-event.ts';
import type { World } from '../world.ts';

/**
 * Ends the subscription's schedule, if it has one: released when its change has happened or nobody wants it any more, canceled with the
 * subscription (API reference, subscription schedules, `status`). That the subscription has none any more is the caller's to write.
 */
export function closeSchedule(
  world: World,
  { id, schedule: reference }: Stripe.Subscription,
  status: 'released' | 'canceled',
): void {
  const schedule = reference === null ? undefined : world.schedules.get(idOf(reference));
  if (schedule === undefined) {
    return;
  }
  const now = world.now();
  const closed = world.schedules.put(schedule.id, {
    ...schedule,
    status,
    subscription: null,
    current_phase: null,
    ...(status === 'released' ? { released_at: now, released_subscription: id } : { canceled_at: now }),
  });
  emitEvent(world, `subscription_schedule.${status}`, closed);
}
