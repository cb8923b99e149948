import type { Row, State } from './state.ts';

/** Passes every value of `sync_ticket` that a state holds, but for the sequence’s last, through `map`. */
export function overSequenceValues(
  { row, product, intentions, attempts, late, backup }: State,
  map: (value: number) => number,
): void {
  overRow(row, map);
  product.revision = map(product.revision);
  for (const intention of intentions) {
    intention.ticket = map(intention.ticket);
  }
  for (const attempt of attempts) {
    attempt.fence = map(attempt.fence);
  }
  for (const push of late) {
    push.revision = map(push.revision);
  }
  overRow(backup.row, map);
  backup.lastValue = map(backup.lastValue);
}

function overRow(row: Row, map: (value: number) => number): void {
  row.revision = map(row.revision);
  row.covered = map(row.covered);
  row.fence = map(row.fence);
}
