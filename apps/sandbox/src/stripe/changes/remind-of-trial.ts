import type Stripe from 'stripe';
import type { World } from '../world.ts';

/** Stripe announces the end of a trial three days before, or at once if it is shorter (API reference, customer.subscription.trial_will_end). */
const notice = 3 * 86_400;

export function remindOfTrial(world: World, { id, status, trial_end: end }: Stripe.Subscription): void {
  if (status === 'trialing' && end !== null) {
    world.trialReminders.put(id, { at: Math.max(world.now(), end - notice) });
  } else {
    world.trialReminders.remove(id);
  }
}
