type CallCount = Readonly<{
  /** Of real time, since 1970. */
  second: number;
  /** As in `GET /v1/subscriptions/:id`. */
  endpoint: string;
  count: number;
}>;

export type CallCounts = Readonly<{
  note(endpoint: string): void;
  /** Oldest first. */
  list(): readonly CallCount[];
  clear(): void;
}>;

/** How often each endpoint was called in each second: what a budget is measured by. */
export function createCallCounts(now: () => number = Date.now): CallCounts {
  const counts = new Map<string, CallCount>();
  return {
    note: (endpoint) => {
      const second = Math.floor(now() / 1000);
      const key = `${second} ${endpoint}`;
      counts.set(key, { second, endpoint, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () => [...counts.values()],
    clear: () => counts.clear(),
  };
}
