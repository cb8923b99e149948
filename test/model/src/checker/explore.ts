import { createNumberList } from './create-number-list.ts';
import { createStateStore } from './create-state-store.ts';
import type { StateStore } from './create-state-store.ts';
import { findStranded } from './find-stranded.ts';
import type { Model } from './model.ts';
import { traceTo } from './trace-to.ts';

export type Exploration<Property> =
  | Readonly<{ kind: 'holds'; states: number; steps: number; depth: number; resting: number }>
  /** A shortest way from the initial state to the violation, one line a step. */
  | Readonly<{ kind: 'violated'; property: Property; states: number; trace: readonly string[] }>;

/** Visits every reachable state, the nearest first, so that the first violation found is one of the shortest. */
export function explore<State, Property>(
  model: Model<State, Property>,
  { most }: Readonly<{ most: number }>,
): Exploration<Property> {
  const bytes = new Uint8Array(Math.ceil(model.bytes / 4) * 4);
  const words = new Uint32Array(bytes.buffer);
  const store = createStateStore(words.length);
  const parents = createNumberList();
  const targets = createNumberList();
  const offsets = createNumberList();
  const resting: number[] = [];
  let from = -1;
  let violation: Readonly<{ property: Property; last: string | null }> | null = null;

  const met = (actor: string, step: string, state: State, broken: Property | null) => {
    if (violation !== null) {
      return;
    }
    const before = store.size();
    model.encode(state, bytes);
    const number = store.add(words);
    targets.push(number);
    if (broken !== null) {
      violation = { property: broken, last: lineOf(model, actor, step, state) };
      return;
    }
    if (number !== before) {
      return;
    }
    parents.push(from);
    const property = model.brokenIn(state);
    if (property !== null) {
      violation = { property, last: from === -1 ? null : lineOf(model, actor, step, state) };
    }
    if (model.rest.isAt(state)) {
      resting.push(number);
    }
  };
  const broke = () => violation;

  met('', 'start', model.initial, null);
  const initialSteps = targets.values().length;
  for (let number = 0; number < store.size(); number += 1) {
    from = number;
    offsets.push(targets.values().length - initialSteps);
    model.steps(stateAt(model, store, number), met);
    const found = broke();
    if (found !== null) {
      const way = traceTo(model, store, parents.values(), number);
      return {
        kind: 'violated',
        property: found.property,
        states: store.size(),
        trace: found.last === null ? way : [...way, found.last],
      };
    }
    if (store.size() > most) {
      throw new Error(`The model has more than ${most} states; narrow its scope or allow more.`);
    }
  }
  const edges = targets.values().subarray(initialSteps);
  offsets.push(edges.length);
  const stranded = findStranded(offsets.values(), edges, resting);
  const states = store.size();
  return stranded === null
    ? {
        kind: 'holds',
        states,
        steps: edges.length,
        depth: depthOf(parents.values()),
        resting: resting.length,
      }
    : {
        kind: 'violated',
        property: model.rest.unreachable,
        states,
        trace: traceTo(model, store, parents.values(), stranded),
      };
}

function stateAt<State, Property>(model: Model<State, Property>, store: StateStore, number: number): State {
  const words = store.at(number);
  return model.decode(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
}

function lineOf<State, Property>(
  model: Model<State, Property>,
  actor: string,
  step: string,
  state: State,
): string {
  return `${actor}: ${step}  →  ${model.describe(state)}`;
}

/** The last state met lies as deep as any. */
function depthOf(parents: Int32Array): number {
  let depth = 0;
  for (let number = parents.length - 1; number > 0; number = parents[number] ?? 0) {
    depth += 1;
  }
  return depth;
}
