import { setTimeout as delay } from 'node:timers/promises';

/** Looks until the condition holds; fails after a deadline that only a hang reaches. */
export async function eventually(condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('What was waited for did not come.');
    }
    await delay(50);
  }
}
