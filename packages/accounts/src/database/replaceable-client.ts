import type { Sql } from 'postgres';

export type ReplaceableClient = Readonly<{
  client: Sql;
  /** Remembers the connections in use now; the answer replaces them by new ones, unless somebody did so in between. */
  suspectConnections(): () => void;
  close(): Promise<void>;
}>;

/** In seconds, for statements under way on connections that are given up: the server may only be slow. */
const drainSeconds = 5;
const closeSeconds = 2;

/**
 * The driver never gives up a connection whose server vanished without a word (a failed machine, a dropped packet), and TCP does so after a
 * quarter of an hour. Here whoever missed an answer may demand new connections.
 */
export function createReplaceableClient(connect: () => Sql): ReplaceableClient {
  let current = connect();
  const draining = new Set<Promise<void>>();

  function replace(): void {
    const drained = current.end({ timeout: drainSeconds }).finally(() => draining.delete(drained));
    draining.add(drained);
    current = connect();
  }

  return {
    client: new Proxy(current, { get: (_first, name): unknown => Reflect.get(current, name) }),
    suspectConnections: () => {
      const suspected = current;
      return () => {
        if (suspected === current) {
          replace();
        }
      };
    },
    close: async () => {
      await Promise.all([current.end({ timeout: closeSeconds }), ...draining]);
    },
  };
}
