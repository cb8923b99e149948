import type * as fc from 'fast-check';

/** FUZZ_FACTOR makes the fuzzing so many times as long; FUZZ_SEED repeats a run. */
const factor = Number(process.env['FUZZ_FACTOR'] ?? 1);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

const millisecondsPerRun = 200;

/** For `fc.assert`, whose message names the seed when it fails. */
export function fuzzRuns(runs: number): fc.Parameters<unknown> & { numRuns: number } {
  return { numRuns: Math.ceil(runs * factor), seed };
}

/** Of the whole test: no run hangs unseen, and a busy machine has time. */
export function fuzzTimeout(runs: number): number {
  return 60_000 + runs * factor * millisecondsPerRun;
}

/** The number that the project measures. */
export function tellRuns(what: string, cases: number, more: Readonly<Record<string, number>> = {}): void {
  const details = Object.entries(more).map(([name, number]) => `${number} ${name}`);
  process.stdout.write(
    `fuzzing: ${cases} ${what}, seed ${seed}${details.length > 0 ? ` (${details.join(', ')})` : ''}\n`,
  );
}
