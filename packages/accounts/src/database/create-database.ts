import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '../schema.ts';
import type { AccountsDatabase } from './accounts-database.ts';
import { createReplaceableClient } from './replaceable-client.ts';

export type Database = Readonly<{ db: AccountsDatabase; close(): Promise<void> }>;

/**
 * A pool that works again within 2 s after an absent server is back: the driver's own back-off would grow to 20 s, and a connection attempt
 * that got stuck must end before. A server that stays silent on a connection in use is noticed by `guarded`: the driver knows no time-out
 * for a query.
 */
export function createDatabase(url: string, { maxConnections = 10 } = {}): Database {
  const { client, suspectConnections, close } = createReplaceableClient(() => {
    const connections = postgres(url, {
      max: maxConnections,
      connect_timeout: 1.5,
      backoff: () => 0.25,
      fetch_types: false,
      onnotice: () => undefined,
      connection: {
        application_name: 'planbridge',
        // Shorter than the deadline of `guarded`, so that a server that only waits for a lock says so itself.
        statement_timeout: 3500,
        idle_in_transaction_session_timeout: 3500,
      },
    });
    drizzle(connections); // Sets the parsers of a client that it wraps, and `client` stands for whichever is in use.
    return connections;
  });
  return { db: Object.assign(drizzle(client, { schema }), { suspectConnections }), close };
}
