/** The most that fell into any span of so many whole seconds that follow each other. */
export function mostWithin(seconds: readonly number[], span: number): number {
  const counts = new Map<number, number>();
  for (const second of seconds) {
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  let most = 0;
  for (const start of counts.keys()) {
    let sum = 0;
    for (let offset = 0; offset < span; offset += 1) {
      sum += counts.get(start + offset) ?? 0;
    }
    most = Math.max(most, sum);
  }
  return most;
}
