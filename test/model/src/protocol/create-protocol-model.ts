import type { Model, Visit } from '../checker/model.ts';
import { takeSteps } from '../steps/take-steps.ts';
import type { Change, World } from '../steps/world.ts';
import { brokenIn } from './broken-in.ts';
import { createCodec } from './codec.ts';
import { copyState } from './copy-state.ts';
import { describe } from './describe.ts';
import { drawChoices } from './draw-choices.ts';
import { foresee } from './foresee.ts';
import { initialState } from './initial-state.ts';
import { isQuiet } from './is-quiet.ts';
import type { Mutation } from './mutations.ts';
import { normalise } from './normalise.ts';
import type { Property } from './properties.ts';
import type { Scope } from './scope.ts';
import type { State } from './state.ts';

/** The settle protocol within a scope, as it is or with one rule broken. */
export function createProtocolModel(
  scope: Scope,
  { mutation, foreseeing }: Readonly<{ mutation: Mutation | null; foreseeing: boolean }>,
): Model<State, Property> {
  const initial = initialState(scope);
  const codec = createCodec({
    intentions: initial.intentions.length,
    attempts: initial.attempts.length,
    late: initial.late.length,
  });
  let current = initial;
  let visit: Visit<State, Property> = ignore;
  let violated: Property | null = null;

  const world: World = {
    scope,
    breaks: (asked) => asked === mutation,
    violate: (property) => {
      violated ??= property;
    },
    take: (actor, step, change) => {
      for (const draw of drawChoices(scope, current)) {
        take(actor, step, change, draw);
      }
    },
  };

  function take(actor: string, step: string, change: Change, draw: (next: State) => number): void {
    const next = copyState(current);
    violated = null;
    change(next, () => draw(next));
    visit(actor, step, next, violated);
  }

  return {
    initial,
    bytes: codec.bytes,
    encode: (state, into) => {
      if (foreseeing) {
        foresee(scope, state);
      }
      normalise(state);
      codec.write(state, into);
    },
    decode: codec.read,
    steps: (state, met) => {
      current = state;
      visit = met;
      takeSteps(world, state);
    },
    brokenIn: (state) => brokenIn(world, state),
    rest: { isAt: (state) => isQuiet(scope, state), unreachable: 'quiet-stays-in-reach' },
    describe,
  };
}

function ignore(): void {}
