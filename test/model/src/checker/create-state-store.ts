/** Every state met so far, once, as fixed-width words; a state's number is the order in which it was met. */
export type StateStore = Readonly<{
  /** The state's number: a new one if it was never met. */
  add(state: Uint32Array): number;
  /** The words of a state, valid until the next call. */
  at(number: number): Uint32Array;
  size(): number;
}>;

// Under jest every look at a global costs much, and these are asked millions of times.
const { imul } = Math;

const chunkBits = 14;
const chunkSize = 1 << chunkBits;
const firstSlots = 1 << 16;

/** States are kept whole and compared whole: a store of hashes alone would take two states for one some day, and prove nothing. */
export function createStateStore(width: number): StateStore {
  const chunks: Uint32Array[] = [];
  let slots = new Int32Array(firstSlots).fill(-1);
  let size = 0;

  function at(number: number): Uint32Array {
    const start = (number & (chunkSize - 1)) * width;
    return chunkOf(number).subarray(start, start + width);
  }

  function chunkOf(number: number): Uint32Array {
    const chunk = chunks[number >> chunkBits];
    if (chunk === undefined) {
      throw new Error(`There is no state ${number}.`);
    }
    return chunk;
  }

  function isAt(number: number, state: Uint32Array): boolean {
    const chunk = chunkOf(number);
    const start = (number & (chunkSize - 1)) * width;
    for (let word = 0; word < width; word += 1) {
      if (chunk[start + word] !== state[word]) {
        return false;
      }
    }
    return true;
  }

  function grow(): void {
    const wider = new Int32Array(slots.length * 2).fill(-1);
    for (let number = 0; number < size; number += 1) {
      let slot = hashOf(at(number)) & (wider.length - 1);
      while (wider[slot] !== -1) {
        slot = (slot + 1) & (wider.length - 1);
      }
      wider[slot] = number;
    }
    slots = wider;
  }

  return {
    add: (state) => {
      let slot = hashOf(state) & (slots.length - 1);
      for (let known = slots[slot] ?? -1; known !== -1; known = slots[slot] ?? -1) {
        if (isAt(known, state)) {
          return known;
        }
        slot = (slot + 1) & (slots.length - 1);
      }
      if ((size & (chunkSize - 1)) === 0) {
        chunks.push(new Uint32Array(chunkSize * width));
      }
      chunkOf(size).set(state, (size & (chunkSize - 1)) * width);
      slots[slot] = size;
      size += 1;
      if (size * 2 > slots.length) {
        grow();
      }
      return size - 1;
    },
    at,
    size: () => size,
  };
}

function hashOf(state: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (const word of state) {
    hash = imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
