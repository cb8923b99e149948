const firstMs = 10_000;
const longestMs = 600_000;

/** Doubles from 10 s to 10 minutes; `random` in [0, 1) spreads those that failed together over half to one and a half of it. */
export function backOffMs(round: number, random: number): number {
  return Math.round(Math.min(longestMs, firstMs * 2 ** Math.min(round, 10)) * (0.5 + random));
}
