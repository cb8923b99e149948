import { setTimeout as delay } from 'node:timers/promises';

/** Looks again until what is claimed holds; fails with what was seen last, after a deadline that only a hang reaches. */
export async function waitUntil<Seen>(
  look: () => Promise<Seen>,
  isClaimed: (seen: Seen) => boolean,
): Promise<Seen> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const seen = await look();
    if (isClaimed(seen)) {
      return seen;
    }
    if (performance.now() > deadline) {
      throw new Error(`What was waited for did not come; last seen: ${JSON.stringify(seen)}.`);
    }
    await delay(50);
  }
}
