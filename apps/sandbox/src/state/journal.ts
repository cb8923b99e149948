import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readLines } from './read-lines.ts';

/** One version of one object; null: it was removed. */
type Entry = readonly [kind: string, id: string, object: unknown];

export type Store = Readonly<{
  /** All objects of one kind in the order of their making. The same map for every caller. */
  kind(name: string): Map<string, unknown>;
  put(kind: string, id: string, object: unknown): void;
  remove(kind: string, id: string): void;
  /** Writes what is not yet on disk. Else it is written at the end of the running task, which is before any answer leaves. */
  flush(): void;
  close(): void;
}>;

/**
 * Keeps objects over a restart: what one task changed is one line appended to one file, so a kill leaves all of a change or nothing. The file
 * is rewritten short at each start.
 */
export function openStore(folder: string): Store {
  const path = join(folder, 'journal.jsonl');
  const kinds = new Map<string, Map<string, unknown>>();
  const kind = (name: string) => {
    const objects = kinds.get(name) ?? new Map<string, unknown>();
    kinds.set(name, objects);
    return objects;
  };
  for (const entry of readEntries(path)) {
    apply(kind(entry[0]), entry);
  }
  compact(path, kinds);
  const file = openSync(path, 'a');
  let unwritten: Entry[] = [];
  const flush = () => {
    if (unwritten.length > 0) {
      writeSync(file, `${JSON.stringify(unwritten)}\n`);
      unwritten = [];
    }
  };
  const add = (entry: Entry) => {
    apply(kind(entry[0]), entry);
    if (unwritten.push(entry) === 1) {
      queueMicrotask(flush);
    }
  };
  return {
    kind,
    put: (name, id, object) => add([name, id, object]),
    remove: (name, id) => add([name, id, null]),
    flush,
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

function apply(objects: Map<string, unknown>, [, id, object]: Entry): void {
  if (object === null) {
    objects.delete(id);
  } else {
    objects.set(id, object);
  }
}

function* readEntries(path: string): Generator<Entry> {
  for (const line of readLines(path)) {
    yield* parseLine(line);
  }
}

/** A line that a kill cut off was never answered for. */
function parseLine(line: string): readonly Entry[] {
  try {
    const entries: readonly Entry[] = JSON.parse(line);
    return entries;
  } catch {
    return [];
  }
}

function compact(path: string, kinds: ReadonlyMap<string, ReadonlyMap<string, unknown>>): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.new`, 'w');
  for (const [kind, objects] of kinds) {
    for (const [id, object] of objects) {
      writeSync(file, `${JSON.stringify([[kind, id, object]])}\n`);
    }
  }
  closeSync(file);
  renameSync(`${path}.new`, path);
}
