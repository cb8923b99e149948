import { overSequenceValues } from './over-sequence-values.ts';
import type { State } from './state.ts';

// Under jest every look at a global costs much, and these are asked millions of times.
const { clz32, imul, max, min } = Math;

/** More values at a time than a state holds. */
const most = 31;

/**
 * Tickets, fences and revisions are only compared, so their ranks say as much as their values do, and there are few of them: that is what
 * keeps an unbounded sequence finite. What nothing in the state was drawn after counts as the sequence's last value.
 */
export function rankSequenceValues(state: State): void {
  let present = 1;
  const meet = (value: number) => {
    present |= 1 << value;
    return value;
  };
  overSequenceValues(state, meet);
  const greatest = 31 - clz32(present);
  if (greatest >= most || state.lastValue >= most) {
    throw new Error(
      `A state holds sequence values up to ${max(greatest, state.lastValue)}; ${most} is too many.`,
    );
  }
  state.lastValue = min(state.lastValue, greatest);
  present |= 1 << state.lastValue;
  const rank = (value: number) => bitCount(present & ((1 << value) - 1));
  overSequenceValues(state, rank);
  state.lastValue = rank(state.lastValue);
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
