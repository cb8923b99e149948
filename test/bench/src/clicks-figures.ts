import { percentile } from './percentile.ts';

/** Milliseconds. `stripe`: what the calls that follow one another take at the sandbox by themselves; `own`: what we add to that at p50. */
export type ClicksFigures = Readonly<{
  what: string;
  clicks: number;
  p50: number;
  p99: number;
  stripe: number;
  own: number;
}>;

export function clicksFigures(what: string, durations: readonly number[], stripeMs: number): ClicksFigures {
  const p50 = Math.round(percentile(durations, 0.5));
  const stripe = Math.round(stripeMs);
  return {
    what,
    clicks: durations.length,
    p50,
    p99: Math.round(percentile(durations, 0.99)),
    stripe,
    own: p50 - stripe,
  };
}
