import type Stripe from 'stripe';
import type { World } from '../world.ts';
import { idOf } from './id-of.ts';

export type ScheduledChange = Readonly<{ price: string; quantity: number; at: number }>;

/** What the subscription's schedule changes when the running period ends. Null: it has none. */
export function scheduledChange(world: World, { schedule }: Stripe.Subscription): ScheduledChange | null {
  const phase = schedule === null ? undefined : world.schedules.get(idOf(schedule))?.phases.at(-1);
  const [item] = phase?.items ?? [];
  return phase === undefined || item === undefined
    ? null
    : { price: idOf(item.price), quantity: item.quantity ?? 1, at: phase.start_date };
}
