import type { Mutation } from '../protocol/mutations.ts';
import type { Property } from '../protocol/properties.ts';
import type { Scope } from '../protocol/scope.ts';
import type { State } from '../protocol/state.ts';

/** Changes a copy of the state; `draw` takes the next value of `sync_ticket`. */
export type Change = (next: State, draw: () => number) => void;

/** What a step needs to know and may do. */
export type World = Readonly<{
  scope: Scope;
  breaks(mutation: Mutation): boolean;
  /** Offers a possible step. */
  take(actor: string, step: string, change: Change): void;
  /** To be called inside a change: the step that is being taken breaks the property. */
  violate(property: Property): void;
}>;
