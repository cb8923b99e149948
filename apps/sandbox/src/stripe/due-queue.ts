/** What becomes due when, soonest first. A key has one time; setting another one replaces it. */
export type DueQueue = Readonly<{
  set(key: string, at: number | null): void;
  /** The soonest; undefined: nothing will ever be due. */
  peek(): Readonly<{ key: string; at: number }> | undefined;
}>;

/** A binary heap. What was replaced stays in it until it comes up, because looking for it would cost more. */
export function dueQueue(): DueQueue {
  const times = new Map<string, number>();
  const heap: Readonly<{ key: string; at: number }>[] = [];
  const atOf = (position: number) => heap[position]?.at ?? Infinity;
  const swap = (one: number, other: number) => {
    const [first, second] = [heap[one], heap[other]];
    if (first !== undefined && second !== undefined) {
      heap[one] = second;
      heap[other] = first;
    }
  };
  const push = (key: string, at: number) => {
    heap.push({ key, at });
    for (let child = heap.length - 1; child > 0;) {
      const parent = (child - 1) >>> 1;
      if (atOf(parent) <= atOf(child)) {
        return;
      }
      swap(parent, child);
      child = parent;
    }
  };
  const pop = () => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) {
      return;
    }
    heap[0] = last;
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      const smaller = atOf(left + 1) < atOf(left) ? left + 1 : left;
      if (atOf(parent) <= atOf(smaller)) {
        return;
      }
      swap(parent, smaller);
      parent = smaller;
    }
  };
  return {
    set: (key, at) => {
      if (at === null) {
        times.delete(key);
      } else if (times.get(key) !== at) {
        times.set(key, at);
        push(key, at);
      }
    },
    peek: () => {
      for (let first = heap[0]; first !== undefined; first = heap[0]) {
        if (times.get(first.key) === first.at) {
          return first;
        }
        pop();
      }
      return undefined;
    },
  };
}
