import type { OpenStripe } from './open-stripe.ts';

/** The id of the newest event. */
export async function lastEvent({ stripe }: OpenStripe): Promise<string> {
  return (await stripe.events.list({ limit: 1 })).data[0]?.id ?? '';
}
