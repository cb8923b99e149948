import { emitEvent } from '../events/emit-event.ts';
import type { World } from '../world.ts';

export function trialWillEnd(world: World, subscriptionId: string): void {
  const subscription = world.subscriptions.get(subscriptionId);
  world.trialReminders.remove(subscriptionId);
  if (subscription?.status === 'trialing') {
    emitEvent(world, 'customer.subscription.trial_will_end', subscription);
  }
}
