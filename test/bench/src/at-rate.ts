import { setTimeout as delay } from 'node:timers/promises';

/** Begins with an item every so often, whether the one before is done or not: users do not wait for each other. */
export async function atRate<T>(
  items: Iterable<T>,
  perSecond: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const begun = performance.now();
  const failures: unknown[] = [];
  const underWay: Promise<void>[] = [];
  for (const item of items) {
    const waitMs = begun + (underWay.length * 1000) / perSecond - performance.now();
    if (waitMs > 0) {
      await delay(waitMs);
    }
    underWay.push(run(item).catch((error: unknown) => void failures.push(error)));
  }
  await Promise.all(underWay);
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${underWay.length} went wrong.`);
  }
}
