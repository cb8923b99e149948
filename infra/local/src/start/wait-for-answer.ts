import { setTimeout as delay } from 'node:timers/promises';
import { ExplainedError } from '../explained-error.ts';

const deadlineMs = 60_000;

/** Asks until the answer is as wanted. */
export async function waitForAnswer(
  name: string,
  url: string,
  isWanted: (response: Response) => boolean,
  signal: AbortSignal,
): Promise<void> {
  let last = 'no answer';
  for (const deadline = Date.now() + deadlineMs; Date.now() < deadline; await delay(50, null, { signal })) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
      const body = await response.text();
      if (isWanted(response)) {
        return;
      }
      last = `status ${response.status}, ${body.slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
  }
  throw new ExplainedError(`${name} was not ready within ${deadlineMs / 1000} s; ${url} said last: ${last}.`);
}
