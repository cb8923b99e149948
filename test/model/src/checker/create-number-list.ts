/** A growing list of 32-bit numbers: an array of JavaScript's own would take twice the memory, and there are millions. */
export type NumberList = Readonly<{ push(value: number): void; values(): Int32Array }>;

export function createNumberList(): NumberList {
  let held = new Int32Array(1024);
  let size = 0;
  return {
    push: (value) => {
      if (size === held.length) {
        const longer = new Int32Array(size * 2);
        longer.set(held);
        held = longer;
      }
      held[size] = value;
      size += 1;
    },
    values: () => held.subarray(0, size),
  };
}
