/** Ids sorted by their rank. Nearly all are added at the end, so adding and finding cost next to nothing however many there are. */
export type OrderedIds = Readonly<{
  size(): number;
  first(): string | undefined;
  add(id: string): void;
  remove(id: string): void;
  oldestFirst(after?: string): Generator<string>;
  newestFirst(before?: string): Generator<string>;
}>;

export function orderedIds(rankOf: (id: string) => number): OrderedIds {
  const ids: string[] = [];
  /** The first position whose rank is not below that of the id. */
  const positionOf = (id: string) => {
    const rank = rankOf(id);
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rankOf(ids[middle] ?? '') < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  const isAt = (position: number, id: string) => ids[position] === id;
  return {
    size: () => ids.length,
    first: () => ids[0],
    add: (id) => {
      const position = positionOf(id);
      if (!isAt(position, id)) {
        ids.splice(position, 0, id);
      }
    },
    remove: (id) => {
      const position = positionOf(id);
      if (isAt(position, id)) {
        ids.splice(position, 1);
      }
    },
    *oldestFirst(after) {
      const start = after === undefined ? 0 : positionOf(after);
      // A copy, because who walks may remove what it has seen.
      yield* skipFirst(ids.slice(start), after);
    },
    *newestFirst(before) {
      const start = before === undefined ? ids.length - 1 : positionOf(before) - 1;
      for (let position = start; position >= 0; position -= 1) {
        const id = ids[position];
        if (id !== undefined) {
          yield id;
        }
      }
    },
  };
}

function skipFirst(ids: readonly string[], id: string | undefined): readonly string[] {
  return id !== undefined && ids[0] === id ? ids.slice(1) : ids;
}
