import { openStripe } from './open-stripe.ts';
import type { OpenSettings, OpenStripe } from './open-stripe.ts';

/** The stand-in while the work lasts. */
export async function withOpenStripe(
  work: (stripe: OpenStripe) => Promise<void>,
  settings: OpenSettings = {},
): Promise<void> {
  const opened = await openStripe(settings);
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}
