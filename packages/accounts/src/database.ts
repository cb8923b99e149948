import { drizzle } from 'drizzle-orm/postgres-js';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema.ts';

/** What every function of this package takes first: the pool or a transaction. */
export type AccountsDatabase = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

export type Database = Readonly<{ db: AccountsDatabase; close(): Promise<void> }>;

/**
 * A pool that notices an absent server within 3 s and works again half a second after it is back (the driver's own back-off would grow to
 * 20 s). A server that is there but does not answer is noticed by `guarded`, because the driver has no time-out for a query.
 */
export function createDatabase(url: string, { maxConnections = 10 } = {}): Database {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 3,
    backoff: () => 0.25,
    onnotice: () => undefined,
    connection: {
      application_name: 'planbridge',
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 2 }) };
}
