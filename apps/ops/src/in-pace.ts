import { setTimeout as delay } from 'node:timers/promises';

/** Does one thing after another for a batch, at most so many of them in a second and at the same time. */
export async function inPace<Item, Result>(
  items: readonly Item[],
  perSecond: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += perSecond) {
    const [, ...done] = await Promise.all([delay(1000), ...items.slice(start, start + perSecond).map(work)]);
    results.push(...done);
  }
  return results;
}
