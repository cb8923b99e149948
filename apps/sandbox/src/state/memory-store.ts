import type { Store } from './journal.ts';

/** A store that forgets everything when the process ends. */
export function memoryStore(): Store {
  const kinds = new Map<string, Map<string, unknown>>();
  const kind = (name: string) => {
    const objects = kinds.get(name) ?? new Map<string, unknown>();
    kinds.set(name, objects);
    return objects;
  };
  return {
    kind,
    put: (name, id, object) => void kind(name).set(id, object),
    remove: (name, id) => void kind(name).delete(id),
    flush: () => undefined,
    close: () => undefined,
  };
}
