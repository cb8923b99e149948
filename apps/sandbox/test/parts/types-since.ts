import type { OpenStripe } from './open-stripe.ts';

/** The types of all events after this one, oldest first. */
export async function typesSince({ stripe }: OpenStripe, event: string): Promise<readonly string[]> {
  const events = await stripe.events.list({ ending_before: event, limit: 100 });
  return events.data.map(({ type }) => type).toReversed();
}
