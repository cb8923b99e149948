import type { AccountsDatabase } from '@planbridge/accounts';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import * as schema from '../../../packages/accounts/src/schema.ts';
import { nameOfStatement } from './name-of-statement.ts';
import type { Gate } from './turns.ts';

type Unsafe = Sql['unsafe'];

/** The accounts' database, where each statement waits for its turn. A transaction has one turn: its locks let nobody in between. */
export function gatedDatabase(sql: Sql, gate: Gate): AccountsDatabase {
  function unsafe(...[text, parameters, options]: Parameters<Unsafe>) {
    let asArrays = false;
    // Later, because the driver's caller says only afterwards in which form it wants the rows.
    const rows = Promise.resolve().then(() =>
      gate('database', nameOfStatement(text), async () => {
        const query = sql.unsafe(text, parameters, options);
        return asArrays ? await query.values() : await query;
      }),
    );
    return Object.assign(rows, {
      values: () => {
        asArrays = true;
        return rows;
      },
    });
  }
  const begin = (run: Parameters<Sql['begin']>[1]) =>
    gate('database', 'transaction', async () => sql.begin(run));
  const client = new Proxy(sql, {
    get: (target, name): unknown =>
      name === 'unsafe' ? unsafe : name === 'begin' ? begin : Reflect.get(target, name),
  });
  return drizzle(client, { schema });
}
