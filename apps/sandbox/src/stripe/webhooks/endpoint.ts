/** Where events go: a webhook endpoint of v1 (`we_`), or an event destination of v2 (`ed_`). */
export type Endpoint = Readonly<{
  id: string;
  url: string;
  name: string;
  description: string | null;
  enabledEvents: readonly string[];
  apiVersion: string | null;
  metadata: Readonly<Record<string, string>>;
  status: 'enabled' | 'disabled';
  /** Thin destinations get a notification with ids only. */
  payload: 'snapshot' | 'thin';
  secret: string;
  /** The secret before the last roll, which signs too until then (milliseconds of real time). */
  former: Readonly<{ secret: string; until: number }> | null;
  created: number;
}>;
