import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type * as schema from '../schema.ts';

/** What every function of this package takes first: the pool or a transaction. */
export type AccountsDatabase = PgDatabase<PostgresJsQueryResultHKT, typeof schema> &
  Readonly<{
    /** Of a pool only: remembers the connections in use now and answers with a way to give them up. */
    suspectConnections?: () => () => void;
  }>;
