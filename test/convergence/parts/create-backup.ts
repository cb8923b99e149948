import type { Sql } from 'postgres';
import type { KnownFacts } from './watch.ts';

/** What an episode writes; what refers to others follows them. */
const tables = [
  'catalogues',
  'accounts',
  'account_customers',
  'stripe_events',
  'plan_changes',
  'incidents',
  'grants',
];
const sequences = ['sync_ticket', 'catalogues_version_seq'];

/** The database as it is now, with what is known of its row's origin. */
export async function createBackup(sql: Sql, facts: KnownFacts) {
  await sql.begin(async (tx) => {
    await tx`drop schema if exists backup cascade`;
    await tx`create schema backup`;
    for (const name of [...tables, ...sequences]) {
      await tx`create table ${tx(`backup.${name}`)} as table ${tx(name)}`;
    }
  });
  const [then] = await sql<{ last: string; catalogue: number }[]>`
    select last_value::text as last, (select max(version) from backup.catalogues) as catalogue from backup.sync_ticket`;
  return {
    facts,
    catalogue: then?.catalogue ?? 0,
    /** The last number that was drawn then. */
    last: BigInt(then?.last ?? 0),
    putBack: async () => {
      await sql.begin(async (tx) => {
        await tx`truncate ${tx(tables)}`;
        for (const name of tables) {
          await tx`insert into ${tx(name)} overriding system value table ${tx(`backup.${name}`)}`;
        }
        for (const name of sequences) {
          await tx`select setval(${name}, last_value, is_called) from ${tx(`backup.${name}`)}`;
        }
      });
    },
  };
}

export type Backup = Awaited<ReturnType<typeof createBackup>>;
