import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is not null, and gives up after the deadline. What the question throws travels on. */
export async function until<T>(ask: () => Promise<T | null>, patienceMs: number, pauseMs = 100): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`What was waited for did not come within ${patienceMs / 1000} s.`);
    }
    await delay(pauseMs);
  }
}
