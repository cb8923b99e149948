/** A fault and where it is: the keys and indices that lead to it in the file. */
export type PlacedFault = Readonly<{ path: readonly PropertyKey[]; reason: string }>;
