import { overSequenceValues } from './over-sequence-values.ts';
import type { Scope } from './scope.ts';
import type { State } from './state.ts';

type Draw = (next: State) => number;

/**
 * How `nextval` can turn out. Values beyond the sequence's last exist only after a restore; how many lie between is not known, so the next
 * value is a new one between or the very one that was drawn before.
 */
export function drawChoices({ intentions }: Scope, state: State): readonly Draw[] {
  return !intentions.includes('restored') || leastBeyond(state) === null ? onlyNew : newOrRepeated;
}

const drawNew: Draw = (next) => {
  if (leastBeyond(next) !== null) {
    overSequenceValues(next, (value) => (value > next.lastValue ? value + 1 : value));
  }
  next.lastValue += 1;
  return next.lastValue;
};

const drawRepeated: Draw = (next) => {
  next.lastValue = leastBeyond(next) ?? next.lastValue + 1;
  return next.lastValue;
};

const onlyNew = [drawNew];
const newOrRepeated = [drawNew, drawRepeated];

function leastBeyond(state: State): number | null {
  let least: number | null = null;
  overSequenceValues(state, (value) => {
    if (value > state.lastValue && (least === null || value < least)) {
      least = value;
    }
    return value;
  });
  return least;
}
