/** What came of reading something foreign: the value, or every fault that was found. */
export type Reading<Value> =
  Readonly<{ ok: true; value: Value }> | Readonly<{ ok: false; faults: readonly string[] }>;
