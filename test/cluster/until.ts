import { setTimeout as delay } from 'node:timers/promises';

type Patience = Readonly<{ patienceMs: number; pauseMs?: number }>;

/** Asks again until the answer is not null; what fails meanwhile counts as not yet, and the last failure is the cause in the end. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null>,
  { patienceMs, pauseMs = 50 }: Patience,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  let cause: unknown = null;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null) {
        return answer;
      }
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what} did not come about within ${patienceMs / 1000} s (${String(cause)}).`, {
        cause,
      });
    }
    await delay(pauseMs);
  }
}
