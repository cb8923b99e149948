/**
 * The first state from which no resting state can be reached, or null. The steps out of state `n` lead to
 * `targets[offsets[n]] .. targets[offsets[n + 1] - 1]`; they are walked backwards from the resting states.
 */
export function findStranded(
  offsets: Int32Array,
  targets: Int32Array,
  resting: readonly number[],
): number | null {
  const states = offsets.length - 1;
  const { starts, sources } = reversed(offsets, targets, states);
  const reaches = new Uint8Array(states);
  const open = Int32Array.from({ length: states }, () => 0);
  let end = 0;
  const mark = (state: number) => {
    if (reaches[state] === 0) {
      reaches[state] = 1;
      open[end] = state;
      end += 1;
    }
  };
  resting.forEach(mark);
  for (let next = 0; next < end; next += 1) {
    const state = open[next] ?? 0;
    for (let edge = starts[state] ?? 0; edge < (starts[state + 1] ?? 0); edge += 1) {
      mark(sources[edge] ?? 0);
    }
  }
  const stranded = reaches.indexOf(0);
  return stranded === -1 ? null : stranded;
}

function reversed(offsets: Int32Array, targets: Int32Array, states: number) {
  const starts = new Int32Array(states + 1);
  for (const target of targets) {
    starts[target + 1] = (starts[target + 1] ?? 0) + 1;
  }
  for (let state = 0; state < states; state += 1) {
    starts[state + 1] = (starts[state + 1] ?? 0) + (starts[state] ?? 0);
  }
  const sources = new Int32Array(targets.length);
  const filled = starts.slice();
  for (let state = 0; state < states; state += 1) {
    for (let edge = offsets[state] ?? 0; edge < (offsets[state + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? 0;
      const place = filled[target] ?? 0;
      sources[place] = state;
      filled[target] = place + 1;
    }
  }
  return { starts, sources };
}
