import type { Reading } from './reading.ts';

export function faultsOf(...readings: readonly Reading<unknown>[]): readonly string[] {
  return readings.flatMap((reading) => (reading.ok ? [] : reading.faults));
}
