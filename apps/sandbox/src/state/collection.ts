import type { Store } from './journal.ts';
import { orderedIds } from './ordered-ids.ts';
import type { OrderedIds } from './ordered-ids.ts';

/** What objects of a kind are looked up by; null: this one is not to be found that way. */
export type Indexes<T, Index extends string> = Readonly<Record<Index, (object: T) => string | null>>;

/** Objects of one kind, typed. What the journal holds was written by this very type, so it is not parsed again. */
export type Collection<T, Index extends string = never> = Readonly<{
  get(id: string): T | undefined;
  put(id: string, object: T): T;
  remove(id: string): void;
  /** All ids, or those with this value, in the order of their making. */
  ids(by?: Readonly<{ index: Index; value: string }>): OrderedIds;
  /** Some of the ids, in the order of their making. */
  among(some: Iterable<string>): OrderedIds;
  /** The same as objects, oldest first. For what is few. */
  list(by?: Readonly<{ index: Index; value: string }>): readonly T[];
}>;

export function collectionOf<T, Index extends string = never>(
  store: Store,
  kind: string,
  indexes: Indexes<T, Index>,
): Collection<T, Index> {
  const objects = store.kind(kind);
  if (!isMapOf<T>(objects)) {
    throw new Error(`The store holds no objects of the kind ${kind}.`);
  }
  const ranks = new Map<string, number>();
  let made = 0;
  const rankOf = (id: string) => ranks.get(id) ?? -1;
  const everything = orderedIds(rankOf);
  const byValue = new Map<string, OrderedIds>();
  const listFor = (index: string, value: string) => {
    const key = `${index} ${value}`;
    const list = byValue.get(key) ?? orderedIds(rankOf);
    byValue.set(key, list);
    return list;
  };
  const eachIndex = (object: T, change: (list: OrderedIds) => void) => {
    for (const index in indexes) {
      const value = indexes[index](object);
      if (value !== null) {
        change(listFor(index, value));
      }
    }
  };
  const enter = (id: string, object: T) => {
    if (!ranks.has(id)) {
      ranks.set(id, (made += 1));
    }
    everything.add(id);
    eachIndex(object, (list) => list.add(id));
  };
  const leave = (id: string) => {
    const object = objects.get(id);
    if (object !== undefined) {
      eachIndex(object, (list) => list.remove(id));
    }
  };
  for (const [id, object] of objects) {
    enter(id, object);
  }
  const ids: Collection<T, Index>['ids'] = (by) =>
    by === undefined ? everything : (byValue.get(`${by.index} ${by.value}`) ?? orderedIds(rankOf));
  return {
    get: (id) => objects.get(id),
    put: (id, object) => {
      leave(id);
      store.put(kind, id, object);
      enter(id, object);
      return object;
    },
    remove: (id) => {
      leave(id);
      everything.remove(id);
      ranks.delete(id);
      store.remove(kind, id);
    },
    ids,
    among: (some) => {
      const chosen = orderedIds(rankOf);
      for (const id of some) {
        if (ranks.has(id)) {
          chosen.add(id);
        }
      }
      return chosen;
    },
    list: (by) =>
      [...ids(by).oldestFirst()].flatMap((id) => {
        const object = objects.get(id);
        return object === undefined ? [] : [object];
      }),
  };
}

/** The one place where stored objects get their type back: only this kind's collection ever wrote them. */
function isMapOf<T>(objects: Map<string, unknown>): objects is Map<string, T> {
  return objects instanceof Map;
}
