import type { StateStore } from './create-state-store.ts';
import type { Model } from './model.ts';

/** The way on which a state was first met. Only the parents are kept, so the steps are taken again to learn their names. */
export function traceTo<State, Property>(
  model: Model<State, Property>,
  store: StateStore,
  parents: Int32Array,
  number: number,
): readonly string[] {
  const way: number[] = [];
  for (let at = number; at > 0; at = parents[at] ?? 0) {
    way.push(at);
  }
  const bytes = new Uint8Array(Math.ceil(model.bytes / 4) * 4);
  const words = new Uint32Array(bytes.buffer);
  const lines = [`start  →  ${model.describe(model.initial)}`];
  let state = model.initial;
  for (const next of way.toReversed()) {
    let line: string | null = null;
    model.steps(state, (actor, step, candidate) => {
      if (line !== null) {
        return;
      }
      model.encode(candidate, bytes);
      if (store.add(words) === next) {
        line = `${actor}: ${step}  →  ${model.describe(candidate)}`;
      }
    });
    if (line === null) {
      throw new Error(`State ${next} cannot be reached again; encode and steps disagree.`);
    }
    lines.push(line);
    state = model.decode(bytesOf(store.at(next)));
  }
  return lines;
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
