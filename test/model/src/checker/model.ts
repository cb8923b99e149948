/** Called with every step that is possible: who takes it, what it is, the state after it, and the property that it breaks, if any. */
export type Visit<State, Property> = (
  actor: string,
  step: string,
  next: State,
  broken: Property | null,
) => void;

/** A system of states and steps, and what must hold in it. */
export type Model<State, Property> = Readonly<{
  initial: State;
  /** Bytes of an encoded state. */
  bytes: number;
  /** Writes the state so that states which differ in nothing that matters are written alike. */
  encode(state: State, into: Uint8Array): void;
  decode(from: Uint8Array): State;
  steps(state: State, visit: Visit<State, Property>): void;
  /** The property that the state breaks, if any. */
  brokenIn(state: State): Property | null;
  /** Where the system may rest; it must stay within reach, or `unreachable` is broken. */
  rest: Readonly<{ isAt(state: State): boolean; unreachable: Property }>;
  describe(state: State): string;
}>;
