import type { World } from '../world.ts';

/** The currency of what still runs for the customer, if it is another one; null: nothing stands against this one. */
export function otherCurrency(world: World, customer: string, currency: string): string | null {
  const other = world.subscriptions
    .list({ index: 'customer', value: customer })
    .find((subscription) => subscription.ended_at === null && subscription.currency !== currency);
  return other?.currency ?? null;
}
