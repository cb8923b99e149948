/** Runs it for every item, so many at once. */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  run: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const [index, item] of queue) {
        await run(item, index);
      }
    }),
  );
}
