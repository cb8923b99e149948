/** How long it took, in milliseconds. */
export async function stopwatch(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
